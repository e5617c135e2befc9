using System.Text;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Blocks;

/// <summary>What the boxes of a form offer: the words, roles, clauses and settings of a draft, even where something else in it cannot be read.</summary>
internal sealed record DraftWords(
    Vocabulary Words,
    IReadOnlyList<string> Roles,
    IReadOnlyList<(string Number, string Heading)> Clauses,
    IReadOnlyList<(string Id, string Means)> Settings)
{
    private static readonly string[] Articles = ["a", "an", "the"];

    private static readonly string[] Concerned = ["the colleague", "the person shown"];

    public static DraftWords Of(PolicyDraft draft)
    {
        var blocks = draft.InOrder().SelectMany(clause => DraftBlock.In(clause.Blocks)).ToList();
        var declared = blocks.Where(block => block.Kind == "words").Select(block => block.ToString());
        var text = "---\npolicy: words\ntitle: words\nwhen silent: anybody\nwhen unknown: anybody\n---\n## "
            + $"0.1 Words\n```role anybody\ncalled anybody\n```\n{string.Join('\n', declared)}\n";
        return new DraftWords(
            PolicyReader.Read("words.md", Encoding.UTF8.GetBytes(text)).Document?.Vocabulary ?? PolicyReader.CoreWords,
            [.. blocks.Where(block => block.Kind == "role").Select(block => After(block, "called")).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            [.. draft.InOrder().Where(clause => clause.Number is not null)
                .Select(clause => (clause.Number!, clause.Heading)).DistinctBy(clause => clause.Item1)],
            [.. blocks.Where(block => block.Kind == "setting").Select(block => (block.Id, After(block, "means") ?? block.Id))]);
    }

    /// <summary>What a list offers, as it is written and as people read it. What is chosen already keeps the way it is written.</summary>
    /// <param name="kind">The kind of word, where the box leaves it to the line.</param>
    public IEnumerable<(string Value, string Label)> Offered(Argument box, string? chosen, WordKind? kind)
    {
        var all = All(box, kind).ToList();
        var same = chosen is null ? -1 : all.FindIndex(one => one.Value == chosen);
        same = same < 0 && chosen is not null ? all.FindIndex(one => Plain(one.Value) == Plain(chosen)
            || (box.Type == ArgumentType.Word && Words.Find(kind ?? box.Word, chosen) is { } word && Words.Find(kind ?? box.Word, one.Value) == word)) : same;
        if (same >= 0)
        {
            all[same] = (chosen!, all[same].Label);
            return all;
        }

        return chosen is null ? all : all.Prepend((chosen, Chosen(box, chosen)));
    }

    private IEnumerable<(string Value, string Label)> All(Argument box, WordKind? kind) => box.Type switch
    {
        ArgumentType.Choice or ArgumentType.Strength or ArgumentType.Question => box.Choices,
        ArgumentType.Role => Roles.Select(role => (box.Lead.Length > 0 ? "the " + role : role, ReadBack.Name(role))),
        ArgumentType.Signer =>
            [("a colleague", "A colleague"), ("the person concerned", "The person concerned"), .. Roles.Select(role => ("the " + role, ReadBack.Name(role)))],
        ArgumentType.Recipient =>
            [.. Roles.Select(role => ("the " + role, ReadBack.Name(role))), .. Names(WordKind.Body).Select(body => (body, ReadBack.Name(body)))],
        ArgumentType.Word when box.Word == WordKind.Date => Names(WordKind.Date).Select(date => ("the " + date, ReadBack.Name(date))),
        ArgumentType.Word => Names(kind ?? box.Word).Select(word => ((kind ?? box.Word) is WordKind.Counterpart or WordKind.Channel
            && box.Joined == " or " && Words.Find(kind ?? box.Word, word) is { } known ? ReadBack.A(known) : word, ReadBack.Name(word))),
        ArgumentType.Signature => [
            .. Steps("a check by", "approval by", "a colleague"),
            .. Steps("approval by", "a check by", "the person concerned"),
            .. Roles.SelectMany(role => Steps("approval by", "a check by", "the " + role)),
        ],
        ArgumentType.Fact or ArgumentType.Condition => Words.Of(WordKind.Fact).Where(fact => fact.Counts is null || IsOfRules(box))
            .OrderBy(fact => fact.Name, StringComparer.Ordinal).SelectMany(Facts(box)),
        ArgumentType.Clause => Clauses.Select(clause => (clause.Number, $"{clause.Number} {clause.Heading}")),
        ArgumentType.Setting => Settings.Select(setting => (setting.Id, ReadBack.Name(setting.Means))),
        _ => [],
    };

    /// <summary>Whether the document counts something.</summary>
    public bool HasNumbers => Words.Of(WordKind.Fact).Any(fact => fact.Counts is not null);

    // A number has a limit, which only the conditions of rules have boxes for.
    private static bool IsOfRules(Argument box) => box is { Type: ArgumentType.Condition, Lead.Length: 0 };

    private IEnumerable<string> Names(WordKind kind) => Words.Of(kind).Select(word => word.Name).Distinct().Order(StringComparer.Ordinal);

    // What is refused is refused where the fact holds; everywhere else its opposite can be meant too.
    private static Func<Word, IEnumerable<(string, string)>> Facts(Argument box) => fact => fact.Counts is not null
        ? [(fact.Name, $"{ReadBack.Name(fact.Name)} (a number)")]
        : box.Type == ArgumentType.Fact
        ? [(fact.Name, ReadBack.Sentence(new Condition(fact, true)))]
        : [(fact.Name, ReadBack.Sentence(new Condition(fact, true))), ("not " + fact.Name, ReadBack.Sentence(new Condition(fact, false)))];

    private static IEnumerable<(string, string)> Steps(string first, string second, string who) =>
        ((string[])[$"{first} {who}", $"{second} {who}"]).Select(step => (step, ReadBack.Name(step)));

    // Silence counts as "does not hold" where a condition must be stated; the list does not offer that.
    private static string Chosen(Argument box, string chosen) =>
        box.Type == ArgumentType.Condition && chosen.StartsWith("stated ", StringComparison.Ordinal)
            ? $"{ReadBack.Name(chosen["stated ".Length..])} (counts only if it is said)"
            : ReadBack.Name(chosen);

    // "A colleague" is any; "the colleague" is the one whom it is about, as is "the person shown".
    private static string Plain(string text) =>
        Concerned.Any(name => text.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            ? Plain(text[..text.LastIndexOf("the ", StringComparison.OrdinalIgnoreCase)] + "person concerned")
            : string.Join(' ', text.ToLowerInvariant().Split(' ').Where(word => !Articles.Contains(word)));

    private static string? After(DraftBlock block, string keyword) =>
        block.Lines.FirstOrDefault(line => line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase)) is { } line
            ? LineText.Single(line[keyword.Length..])
            : null;
}
