using System.Text;
using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Propose;

/// <summary>
/// What the words of a policy come to: forms of a word are one, and words that say the same in such documents are too (<c>thesaurus.txt</c>, a line each).
/// </summary>
internal static partial class Thesaurus
{
    // The longest first.
    private static readonly string[] Endings = ["ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ies", "ied", "edly", "ed", "es", "ly", "s"];

    private static readonly HashSet<string> Empty =
    [
        .. ("the and or of to in on for with by at from as is are be been it its this that these those they them their there any all not no nor may "
            + "must should will shall can which who whom whose when where what if than then into onto out up so such other others each every do does "
            + "has have had was were but only also our we you your he she his her him us one ones too even own yourself themselves itself about more "
            + "most some same how why while whether could would might very just say says said put use using used let lets letting get gets got make "
            + "makes made go goes come comes want wants").Split(' '),
    ];

    private static readonly Dictionary<string, string> Same = Read();

    /// <summary>What is said, with how often, and the first word that said it.</summary>
    public static Dictionary<string, (int Times, string Word)> Of(string text)
    {
        var said = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var word in Letters().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 2 && !Empty.Contains(word)))
        {
            var stem = Stem(word);
            var meant = Same.GetValueOrDefault(stem, stem);
            said[meant] = said.TryGetValue(meant, out var before) ? (before.Item1 + 1, before.Item2) : (1, word);
        }

        return said;
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(Thesaurus).Assembly.GetManifestResourceStream("thesaurus.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var words in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            Array.ForEach(words, word => same.TryAdd(Stem(word), words[0]));
        }

        return same;
    }

    // Crude on purpose: pupils and pupil, posting and post meet, and nothing hangs on it but an offer.
    private static string Stem(string word)
    {
        if (Endings.FirstOrDefault(ending => word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal)) is { } found)
        {
            word = word[..^found.Length] + (found is "ies" or "ied" ? "y" : "");
            word = word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word;
        }

        return word.Length > 4 ? word.TrimEnd('e') : word;
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
