namespace Countersign.SignIn.Providers;

/// <summary>Whether the service already asked for two different things, so that nothing is left for us to ask (RFC 8176).</summary>
internal static class StrengthRules
{
    private static readonly string[] Had = ["hwk", "sc", "otp"];

    private static readonly string[] KnownOrShown = ["pwd", "pin", "fpt", "face", "iris", "retina", "vbm"];

    /// <summary>
    /// Several factors by the service's own word, or something that they have with something that they know or are. Codes by text message or
    /// telephone are not taken, here as elsewhere; a service that does not say has not shown it.
    /// </summary>
    public static bool IsWhole(IReadOnlyCollection<string> methods) =>
        methods.Contains("mfa") || (methods.Any(Had.Contains) && methods.Any(KnownOrShown.Contains));
}
