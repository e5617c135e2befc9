using System.Text.RegularExpressions;

namespace Countersign.Policies.Drafts.Model;

/// <summary>One block of a clause, as text.</summary>
/// <param name="Lines">Without the fences and without empty lines.</param>
internal sealed partial record DraftBlock(string Kind, string Id, IReadOnlyList<string> Lines)
{
    /// <summary>Every block of a clause, in the order of the text.</summary>
    public static IReadOnlyList<DraftBlock> In(string blocks) =>
        [.. Fenced().Matches(blocks.ReplaceLineEndings("\n")).Select(match => new DraftBlock(
            match.Groups["kind"].Value,
            match.Groups["id"].Value,
            match.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];

    public static DraftBlock? Find(string blocks, string kind, string id) => In(blocks).FirstOrDefault(block => block.Kind == kind && block.Id == id);

    /// <summary>The blocks with this one in the place of the one of its kind and id, or at the end where there is none.</summary>
    public static string With(string blocks, DraftBlock block)
    {
        var tidy = blocks.ReplaceLineEndings("\n").Trim('\n');
        var match = Match(tidy, block.Kind, block.Id);
        return match is null ? (tidy.Length == 0 ? block.ToString() : tidy + "\n" + block) : tidy[..match.Index] + block + tidy[(match.Index + match.Length)..];
    }

    public static string Without(string blocks, string kind, string id)
    {
        var tidy = blocks.ReplaceLineEndings("\n").Trim('\n');
        var match = Match(tidy, kind, id);
        return match is null ? tidy : (tidy[..match.Index] + tidy[(match.Index + match.Length)..].TrimStart('\n')).Trim('\n');
    }

    /// <summary>What stands between the blocks of a clause and belongs to none of them.</summary>
    public static string Around(string blocks) => Fenced().Replace(blocks.ReplaceLineEndings("\n"), "").Trim();

    /// <summary>The block with its fences, as it stands in a document.</summary>
    public override string ToString() => string.Join('\n', (string[])[$"```{Kind} {Id}", .. Lines, "```"]);

    private static Match? Match(string blocks, string kind, string id) =>
        Fenced().Matches(blocks).FirstOrDefault(match => match.Groups["kind"].Value == kind && match.Groups["id"].Value == id);

    [GeneratedRegex(
        @"^```[ \t]*(?<kind>\S+)[ \t]+(?<id>\S+)[ \t]*\n(?<lines>.*?)^```[ \t]*$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();
}
