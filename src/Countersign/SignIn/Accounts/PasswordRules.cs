using System.Globalization;
using System.Text;

namespace Countersign.SignIn.Accounts;

/// <summary>
/// Whether a password would hold up somebody who tries the likely ones first. Names that they know do not make it longer: what is left without them has to be
/// hard enough by itself, whichever way round they stand and whatever year follows.
/// </summary>
internal static class PasswordRules
{
    // More than this only takes time: 100 letters already take a tenth of a second.
    private const int Read = 100;

    // Of 0 to 4, where 3 holds up whoever stole the hashes for ten days or more.
    private const int Least = 3;

    private const int LeastLetters = 8;

    // Shorter ones stand in other words by chance, so they count where they stand alone.
    private const int StandsAlone = 3;

    private static readonly string[] Everywhere =
    [
        "countersign", "password", "welcome", "letmein", "school", "academy", "college", "primary", "infant", "junior", "nursery", "secondary",
        "teacher", "headteacher", "head", "governor", "staff", "office", "admin", "administrator", "policy", "media", "social",
    ];

    /// <param name="known">What is known of whose it is: names, address, school, roles.</param>
    public static bool IsHard(string password, IEnumerable<string> known)
    {
        var beginning = password[..Math.Min(Read, password.Length)];
        var words = known.SelectMany(Words).Concat(Everywhere).Where(word => word.Length >= StandsAlone).ToHashSet();
        var left = new string([.. Without(beginning, words)]);
        return left.Length >= LeastLetters && Score(beginning, words) >= Least && (left == beginning || Score(left, words) >= Least);
    }

    private static int Score(string text, IEnumerable<string> words) => Zxcvbn.Zxcvbn.MatchPassword(text, words).Score;

    private static IEnumerable<char> Without(string password, IReadOnlyCollection<string> words)
    {
        var gone = new bool[password.Length];
        foreach (var read in (string[])[Plain(password, 'i'), Plain(password, 'l')])
        {
            foreach (var word in words.Concat(words.Select(word => new string([.. word.Reverse()]))))
            {
                for (var at = read.IndexOf(word, StringComparison.Ordinal); at >= 0; at = read.IndexOf(word, at + 1, StringComparison.Ordinal))
                {
                    if (word.Length > StandsAlone || IsAlone(read, at, word.Length))
                    {
                        Array.Fill(gone, true, at, word.Length);
                    }
                }
            }
        }

        return password.Where((_, at) => !gone[at]);
    }

    private static string[] Words(string text)
    {
        var letters = text.Select(letter => char.IsLetterOrDigit(letter) ? Bare(char.ToLowerInvariant(letter)) : ' ');
        return new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // Half of a character outside the usual plane cannot be taken apart, and has no accent either.
    private static char Bare(char letter) => char.IsSurrogate(letter)
        ? letter
        : letter.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD)[0];

    private static bool IsAlone(string text, int at, int length) =>
        (at == 0 || !char.IsLetter(text[at - 1])) && (at + length == text.Length || !char.IsLetter(text[at + length]));

    // Letter for letter, as people write one for another.
    private static string Plain(string password, char one) => new([.. password.Select(letter => char.ToLowerInvariant(letter) switch
    {
        '0' => 'o',
        '1' or '!' or '|' => one,
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        var other => Bare(other),
    })]);
}
