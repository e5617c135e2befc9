namespace Countersign.SignIn.Model;

/// <summary>
/// Changes something that lets somebody in: a password, a key, codes, an invitation, a service of the school. Whoever asks for it has shown within the last
/// ten minutes that it is them. On a page it holds for opening it as well, so that nothing is typed in vain. A test finds every handler that lacks it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ChangesSecretAttribute : Attribute;
