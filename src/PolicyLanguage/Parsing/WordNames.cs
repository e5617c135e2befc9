using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Refuses names at which a sentence would be cut, so that whatever is declared can also be written.</summary>
internal static class WordNames
{
    private static readonly WordKind[] Listed = [WordKind.Actor, WordKind.Counterpart, WordKind.Channel, WordKind.Body, WordKind.Concern];

    private static readonly string[] Before = ["not", "no", "without", "stated"];

    private static readonly string[] Behind = ["unknown", "unclear"];

    /// <summary>Reports a name that holds a word that joins the parts of a sentence where this kind of word stands.</summary>
    public static void Check(BlockContext context, int line, WordKind kind, string name)
    {
        var words = name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joining = words.Length == 0 ? null
            : name.Contains(',', StringComparison.Ordinal) ? ","
            : Listed.Contains(kind) && words.Contains("or") ? "or"
            : kind == WordKind.Date && words.Contains("and") ? "and"
            : kind == WordKind.Actor && words.Contains("to") ? "to"
            : kind == WordKind.Fact && words.Length > 1 && Before.Contains(words[0]) ? words[0]
            : kind == WordKind.Fact && words.Length > 1 && Behind.Contains(words[^1]) ? words[^1]
            : null;
        if (joining is not null)
        {
            Report(context, line, kind, name, joining);
        }
    }

    /// <summary>
    /// Reports an actor in whose name an <c>and</c> follows another actor: it would be read as two roles of one person. Once all words are known.
    /// </summary>
    public static void CheckRoles(BlockContext context, IEnumerable<(int Number, string Text)> lines)
    {
        foreach (var (number, text) in lines)
        {
            var parts = text.Split(';', StringSplitOptions.TrimEntries);
            var names = parts.Skip(1).Select(part => BlockContext.After(part, "also")).OfType<string>()
                .SelectMany(also => also.Split(',', StringSplitOptions.TrimEntries));
            foreach (var name in BlockContext.After(parts[0], "actor") is { } actor ? names.Prepend(actor) : [])
            {
                var and = name.IndexOf(" and ", StringComparison.OrdinalIgnoreCase);
                if (and > 0 && context.Words.Find(WordKind.Actor, name[..and]) is not null)
                {
                    Report(context, number, WordKind.Actor, name, "and");
                }
            }
        }
    }

    private static void Report(BlockContext context, int line, WordKind kind, string name, string joining) => context.Report(
        line,
        $"the {kind.ToString().ToLowerInvariant()} `{name}` holds `{joining}`, at which a sentence would be cut",
        $"choose a name without `{joining}`, which joins the parts of a sentence; "
            + (kind == WordKind.Fact ? "the question may hold it" : "how it is said may hold it"));
}
