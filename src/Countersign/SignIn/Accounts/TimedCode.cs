using OtpNet;

namespace Countersign.SignIn.Accounts;

/// <summary>The six-digit codes of an authenticator app: half a minute of drift either way, and each code once.</summary>
internal static class TimedCode
{
    private const int SecretBytes = 20;

    private static readonly VerificationWindow OneStepEitherWay = new(previous: 1, future: 1);

    /// <summary>A new secret in base 32, as apps take it.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));

    public static string At(string secret, DateTimeOffset moment) => Codes(secret).ComputeTotp(moment.UtcDateTime);

    /// <summary>The step whose code was typed, where it is later than the last one used; null otherwise.</summary>
    public static long? StepOfCode(string secret, string? typed, DateTimeOffset now, long lastUsed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        return Codes(secret).VerifyTotp(now.UtcDateTime, digits, out var step, OneStepEitherWay) && step > lastUsed ? step : null;
    }

    private static Totp Codes(string secret) => new(Base32Encoding.ToBytes(secret));
}
