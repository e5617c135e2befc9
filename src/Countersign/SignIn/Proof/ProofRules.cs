namespace Countersign.SignIn.Proof;

/// <summary>How long it counts that somebody showed who they are.</summary>
internal static class ProofRules
{
    public static readonly TimeSpan Just = TimeSpan.FromMinutes(10);

    /// <param name="provedAt">When they last signed in or showed again that it is them; null where that is not known, which counts as never.</param>
    public static bool IsFresh(DateTimeOffset? provedAt, DateTimeOffset now) => provedAt is { } at && (now - at).Duration() <= Just;
}
