using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>What every block is read against, and where its problems go.</summary>
internal sealed class BlockContext(string path, IReadOnlyList<Clause> clauses, List<Problem> problems, Vocabulary words)
{
    /// <summary>Where every core word stands.</summary>
    public const string Listed = "src/PolicyLanguage/words.md";

    public Vocabulary Words { get; } = words;

    /// <summary>Whether it is the core words that are read.</summary>
    public bool IsCore { get; init; }

    public List<Role> Roles { get; } = [];

    /// <summary>Everything that a rule of the document asks for.</summary>
    public HashSet<Duty> Duties { get; } = [];

    /// <summary>The settings of the document, for blocks that take a value from one.</summary>
    public List<Setting> Settings { get; } = [];

    /// <summary>Where the document stands: some lines belong to one layer only.</summary>
    public Layer Layer { get; set; }

    /// <summary>Keeps what later blocks may name.</summary>
    public void Know(object record)
    {
        switch (record)
        {
            case Role role: Roles.Add(role); break;
            case Rule rule: Duties.UnionWith(rule.Then); break;
            case Setting setting: Settings.Add(setting); break;
        }
    }

    public void Report(int line, string message, string? help = null) => problems.Add(new Problem(path, line, message, help));

    public Clause? Clause(int line, string id)
    {
        if (clauses.FirstOrDefault(clause => clause.Id == id) is { } clause)
        {
            return clause;
        }

        var near = Suggestion.For(id, clauses.Select(known => known.Id));
        Report(line, $"there is no clause `{id}`", near is null ? "name a clause of this document" : $"write `{near}`");
        return null;
    }

    /// <summary>The role as the document names it; null, and a problem, where it names no such role.</summary>
    /// <param name="others">What else could stand there, for the help of the error.</param>
    public string? RequireRole(int line, string text, params string[] others)
    {
        var key = Phrase.Key(text);
        if (Roles.FirstOrDefault(role => Phrase.Key(role.Name) == key) is { } role)
        {
            return role.Name;
        }

        var near = Suggestion.For(key, Roles.Select(known => known.Name).Concat(others));
        Report(line, $"unknown role `{text.Trim()}`", near is null ? "declare it in a `role` block" : $"write `{near}`, or declare the role in a `role` block");
        return null;
    }

    /// <summary>A role of the document, or a body; null, and a problem, where it is neither.</summary>
    public (string Name, bool IsBody)? RequireDecider(int line, string text)
    {
        var isRole = Roles.Any(role => Phrase.Key(role.Name) == Phrase.Key(text));
        return !isRole && Words.Find(WordKind.Body, text) is { } body ? (body.Name, true)
            : RequireRole(line, text) is { } role ? (role, false)
            : null;
    }

    /// <summary>The id of a setting of the document; null, and a problem, where there is none.</summary>
    public string? RequireSetting(int line, string id)
    {
        if (Settings.Any(setting => setting.Id == id))
        {
            return id;
        }

        var near = Suggestion.For(id, Settings.Select(known => known.Id));
        Report(
            line,
            $"there is no setting `{id}`",
            near is null ? "declare it in a `setting` block" : $"write `{near}`, or declare the setting in a `setting` block");
        return null;
    }

    public Word? RequireWord(int line, WordKind kind, string text)
    {
        if (Words.Find(kind, text) is { } word)
        {
            return word;
        }

        var name = kind.ToString().ToLowerInvariant();
        var names = kind == WordKind.Body ? "bodies" : name + "s";
        var help = Words.Nearest(text, kind) is { } near ? $"write `{near}`; "
            : Begun(kind, text) is { } begun ? $"write `{begun}`, and the rest on a line or after a comma of its own; " : "";
        Report(line, $"unknown {name} `{text.Trim()}`", $"{help}{names} are listed in {Listed}");
        return null;
    }

    // Somebody who writes as they speak puts the other person, or more to be done, behind the word.
    private string? Begun(WordKind kind, string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, Math.Max(0, parts.Length - 1)).Reverse().Where(many => Phrase.Words(parts[many - 1]).Length > 0)
            .Select(many => string.Join(' ', parts[..many])).FirstOrDefault(begun => Words.Find(kind, begun) is not null);
    }

    /// <summary>Words of one kind, separated by `or`.</summary>
    public List<Word> RequireWords(int line, WordKind kind, string text) =>
        [.. text.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => RequireWord(line, kind, one)).OfType<Word>()];

    public void UnknownLine(int line, string text, string block, IEnumerable<string> keywords)
    {
        var known = keywords.ToList();
        var keyword = text.Split(' ', 2)[0];
        if (known.Contains(text))
        {
            Report(line, $"the line `{text}` of a {block} says nothing", "finish it, or take it out");
            return;
        }

        var near = Suggestion.For(keyword, known) ?? known.FirstOrDefault(one => Suggestion.Within(2, Start(text, one.Split(' ').Length), [one]) is not null);
        Report(line, $"unknown line `{keyword}` in a {block}", near is null ? $"a {block} has the lines {string.Join(", ", known)}" : $"write `{near}`");
    }

    private static string Start(string text, int words) =>
        string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(words));

    /// <summary>The text after a keyword of one or more words; null where the line does not begin with it.</summary>
    public static string? After(string line, string keyword) =>
        line.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && line.Length > keyword.Length && char.IsWhiteSpace(line[keyword.Length])
            ? line[keyword.Length..].Trim()
            : null;
}
