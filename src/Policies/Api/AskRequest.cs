using System.ComponentModel;
using System.Globalization;
using Countersign.PolicyLanguage;
using Countersign.PolicyLanguage.Reading;

namespace Countersign.Policies.Api;

/// <summary>What another program sends to ask a policy.</summary>
internal sealed record AskRequest
{
    [Description("The question as text: who does what, and then facts separated by commas. Give this or a situation.")]
    public string? Question { get; init; }

    [Description("The question word by word. Give this or a question.")]
    public AskSituation? Situation { get; init; }

    [Description("The school whose policy is asked, by its name in public addresses, such as oxlip-lane. Needed unless you are signed in; then your own school's is asked.")]
    public string? Policy { get; init; }
}

/// <summary>A situation word by word, in the words of the policy.</summary>
internal sealed record AskSituation
{
    [Description("Who would do it, such as teacher.")]
    public string? Actor { get; init; }

    [Description("Other roles that the same person holds.")]
    public IReadOnlyList<string>? AlsoAs { get; init; }

    [Description("What they would do, such as connect.")]
    public string? Action { get; init; }

    [Description("The person on the other side, such as former pupil.")]
    public string? With { get; init; }

    [Description("The account, site or device, such as personal account.")]
    public string? On { get; init; }

    [Description("Narrower roles, people or places that are not meant, such as account lead.")]
    public IReadOnlyList<string>? NotAs { get; init; }

    [Description("What is known: the name of a fact, and yes, no or unknown.")]
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    [Description("Birth date of the person on the other side.")]
    public DateOnly? Born { get; init; }

    [Description("The day on which they left the school.")]
    public DateOnly? Left { get; init; }

    [Description("The day it would be done; today where it is left out.")]
    public DateOnly? AskedFor { get; init; }

    /// <summary>The situation in a document's words, or the first word that it does not know.</summary>
    public (Question? Question, Misread? Misread) Read(Vocabulary words)
    {
        var missing = new List<Misread>();
        var actor = Find(WordKind.Actor, Actor, "actor", needed: true);
        var alsoAs = (AlsoAs ?? []).Select(role => Find(WordKind.Actor, role, "actor")).OfType<Word>().ToList();
        var action = Find(WordKind.Action, Action, "action", needed: true);
        var with = Find(WordKind.Counterpart, With, "counterpart");
        var on = Find(WordKind.Channel, On, "channel");
        var notAs = (NotAs ?? []).Select(name => words.Find(WordKind.Actor, name) ?? words.Find(WordKind.Counterpart, name) ?? Find(WordKind.Channel, name, "role, counterpart or channel")).OfType<Word>().ToList();
        var facts = new Dictionary<Word, Truth>();
        foreach (var (name, said) in Facts ?? new Dictionary<string, string>())
        {
            if (Find(WordKind.Fact, name, "fact", needed: true) is { } fact)
            {
                facts[fact] = said switch { "yes" => Truth.True, "no" => Truth.False, "unknown" => Truth.NotKnown, _ => Not(said) };
            }
        }

        return missing.Count > 0
            ? (null, missing[0])
            : (new Question { Actor = actor!, AlsoAs = alsoAs, Action = action!, With = with, On = on, NotAs = notAs, Facts = facts, Born = Born, Left = Left, Asked = AskedFor }, null);

        Truth Not(string said)
        {
            missing.Add(new Misread($"`{said}` does not say whether a fact holds", "write `yes`, `no` or `unknown`"));
            return Truth.NotGiven;
        }

        Word? Find(WordKind kind, string? text, string what, bool needed = false)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                if (needed)
                {
                    missing.Add(new Misread($"the situation names no {what}", "write who does what, such as `teacher` and `connect`"));
                }

                return null;
            }

            if (words.Find(kind, text) is { } word)
            {
                return word;
            }

            missing.Add(new Misread(string.Create(CultureInfo.InvariantCulture, $"unknown {what} `{text}`"), words.Nearest(text, kind) is { } near ? $"write `{near}`" : null));
            return null;
        }
    }
}
