namespace Countersign.Screening.Text;

/// <summary>Proves at start-up that the screening can see through disguised letters on this machine.</summary>
public static class ScreeningSelfTest
{
    /// <summary>
    /// Throws <see cref="InvalidOperationException"/> when Unicode normalisation does not work. Invariant globalisation turns it off
    /// without an error, and every accented or styled name would then pass unseen.
    /// </summary>
    public static void Run() => Run(written => PlainText.Of(written).Text);

    internal static void Run(Func<string, string> fold)
    {
        foreach (var (written, read) in (ReadOnlySpan<(string, string)>)
        [
            ("Zo\u00EB", "zoe"),
            ("Zoe\u0308", "zoe"),
            ("\uD835\uDC19\uD835\uDC28\uD835\uDC1E", "zoe"),
            ("\uFF3A\uFF4F\uFF45", "zoe"),
            ("Z\u043E\u200Be", "zoe"),
        ])
        {
            if (fold(written) != read)
            {
                throw new InvalidOperationException(
                    "Countersign cannot recognise accented or styled letters on this machine, so pupils’ names could pass unseen. "
                    + "Install the ICU library (libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT, then start again.");
            }
        }
    }
}
