using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Upload.Clauses;

namespace Countersign.Policies.Drafts.Edit;

/// <summary>What stands at the head of a draft, as boxes.</summary>
internal sealed class FrontForm
{
    private const string Same = "";

    /// <summary>Each line of the head: its key, the question, a hint, and what must be said where it cannot be left out.</summary>
    public static readonly IReadOnlyList<(string Key, string Label, string? Hint, string? Needed)> Lines =
    [
        ("title", "Title", null, "Enter a title"),
        ("policy", "Short name", "By which answers cite the document, such as larkfield", "Enter a short name"),
        ("summary", "What is it, in a sentence?", null, null),
        ("version", "Version", "In the document’s own numbering", null),
        ("issued", "Issued", "In any way that says the day before the month, such as 3 September 2026 or 3/9/2026. A month alone will do", null),
        ("reviewed", "Last reviewed", "Such as November 2026", null),
        ("ratified", "Ratified", "Only where the text is to say so. The day itself is recorded when it is put in force", null),
        ("review due", "Next review due", "Such as November 2028", null),
        ("review every", "How often is it reviewed?", "In months, such as 24 months, or: when news arrives", null),
        ("ratified by", "Who ratifies it?", "Such as governing body", null),
        ("owner", "Who looks after it?", "Such as headteacher", null),
        ("when silent", "Who is asked where the policy says nothing?", null, "Choose who is asked where the policy says nothing"),
        ("when unknown", "Who decides where a fact cannot be known?", null, "Choose who decides where a fact cannot be known"),
        ("colleagues", "Who counts as a colleague besides the staff?", "Any of: governor, volunteer, parent helper, agency worker, trainee", null),
        ("layer", "Whose policy is it?", null, null),
        ("nation", "In which nation?", "Such as England, Wales, Scotland, Northern Ireland or Jersey; its law is heard too where the program has it", null),
        ("years end", "When does a number of years after a date end?", null, null),
    ];

    public static readonly IReadOnlySet<string> Dates = new HashSet<string> { "issued", "reviewed", "ratified", "review due" };

    /// <summary>What some lines choose from; the first stands where the document says nothing.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Label)>> Choices =
        new Dictionary<string, IReadOnlyList<(string Value, string Label)>>
        {
            ["layer"] = [(Same, "A school’s"), ("federation", "A federation’s"), ("trust", "A trust’s"), ("law", "It is law, not a policy")],
            ["years end"] = [(Same, "With that day: the day after is free"), ("before the day", "Before that day: it is free already")],
        };

    /// <summary>The draft as it was when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>What stands in the boxes, under the key of its line.</summary>
    public Dictionary<string, string?> Boxes { get; set; } = [];

    /// <summary>The value of a line; null where nothing was said.</summary>
    public string? Of(string key) => Boxes.GetValueOrDefault(key) is { } said && !string.IsNullOrWhiteSpace(said) ? Blocks.LineText.Single(said) : null;

    /// <summary>What was typed for a date and is none, with the key of its line.</summary>
    public IEnumerable<(string Key, string Typed)> NoDates =>
        Dates.Select(key => (key, Of(key))).Where(one => one.Item2 is { } typed && StatedDates.Only(typed) is null).Select(one => (one.key, one.Item2!));

    public static FrontForm Of(PolicyDraft draft)
    {
        var form = new FrontForm { Version = draft.Version };
        foreach (var (key, value) in Read(draft.Front))
        {
            form.Boxes.TryAdd(
                key,
                Dates.Contains(key) ? StatedDates.Spelt(value) : Choices.ContainsKey(key) && value is "school" or "with the day" ? Same : value);
        }

        return form;
    }

    /// <summary>The head as text. A line that no box stands for stays as it is.</summary>
    public string Written(string before)
    {
        var kept = Read(before).Where(line => Lines.All(one => one.Key != line.Key)).Select(line => $"{line.Key}: {line.Value}");
        return string.Join('\n', [.. Lines.Where(line => Of(line.Key) is not null).Select(line => $"{line.Key}: {Value(line.Key)}"), .. kept]);
    }

    private string? Value(string key) => Dates.Contains(key) && Of(key) is { } typed ? StatedDates.Only(typed) ?? typed : Of(key);

    private static IEnumerable<(string Key, string Value)> Read(string front) =>
        front.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(line => line.Split(':', 2))
            .Select(pair => (pair[0].Trim().ToLowerInvariant(), pair.Length == 2 ? pair[1].Trim() : ""));
}
