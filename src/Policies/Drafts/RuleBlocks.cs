using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts;

/// <summary>One block of a clause, as text.</summary>
internal sealed record RuleBlock(string Id, IReadOnlyList<string> Lines);

/// <summary>Finds, replaces and adds rules among the blocks of a clause.</summary>
internal static partial class RuleBlocks
{
    public static IReadOnlyList<RuleBlock> In(string blocks) =>
        [.. Rule().Matches(blocks.ReplaceLineEndings("\n")).Select(match => new RuleBlock(match.Groups[1].Value, match.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The blocks with this rule in the place of the one of that id, or at the end where there is none.</summary>
    public static string With(string blocks, string id, IEnumerable<string> lines)
    {
        var tidy = blocks.ReplaceLineEndings("\n").Trim('\n');
        var block = $"```rule {id}\n{string.Join('\n', lines)}\n```";
        var match = Rule().Matches(tidy).FirstOrDefault(match => match.Groups[1].Value == id);
        return match is null ? (tidy.Length == 0 ? block : tidy + "\n" + block) : tidy[..match.Index] + block + tidy[(match.Index + match.Length)..];
    }

    public static string Without(string blocks, string id)
    {
        var tidy = blocks.ReplaceLineEndings("\n").Trim('\n');
        var match = Rule().Matches(tidy).FirstOrDefault(match => match.Groups[1].Value == id);
        return match is null ? tidy : (tidy[..match.Index] + tidy[(match.Index + match.Length)..].TrimStart('\n')).Trim('\n');
    }

    [GeneratedRegex(@"^```rule[ \t]+(\S+)[ \t]*\n(.*?)^```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
