namespace Countersign.Posts.Model;

/// <summary>For whom a post waits that was due and may not go out as it is.</summary>
internal enum HeldFor
{
    /// <summary>Nobody may sign it as it is: its author has to change it first.</summary>
    Author,

    /// <summary>It, or the policy, is no longer what was signed: everybody signs again.</summary>
    EverySignature,

    /// <summary>Whoever gave a signature has left or lost the role: that one is given again, and the others stay.</summary>
    OneSignature,
}
