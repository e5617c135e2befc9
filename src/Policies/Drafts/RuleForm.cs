using System.Globalization;
using Countersign.Policies.Drafts.Blocks;
using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Policies.Drafts;

/// <summary>A rule as boxes and lists, for people who do not type blocks.</summary>
internal sealed class RuleForm
{
    /// <summary>The kind of block that the form is for.</summary>
    public const string Kind = "rule";

    /// <summary>Who approves where it need be nobody in a role.</summary>
    public static readonly IReadOnlyList<Signer> WithoutARole = [new Signer.AnyColleague(), new Signer.PersonConcerned()];

    /// <summary>The draft as it was when the page was opened.</summary>
    public int Version { get; set; }

    public string Verdict { get; set; } = "forbid";

    public List<string?> Actors { get; set; } = [];

    public string? Action { get; set; }

    public List<string?> With { get; set; } = [];

    public List<string?> On { get; set; } = [];

    /// <summary>Facts, each with `not` before it where it must not hold.</summary>
    public List<string?> When { get; set; } = [];

    public List<string?> Unless { get; set; } = [];

    /// <summary>Full years.</summary>
    public string? YearsAfterLeaving { get; set; }

    /// <summary>Full years.</summary>
    public string? Age { get; set; }

    public bool Earlier { get; set; }

    public bool Check { get; set; }

    public string? ApprovedBy { get; set; }

    /// <summary>One duty on each line.</summary>
    public string? Then { get; set; }

    public string? By { get; set; }

    public string? Because { get; set; }

    public string Strength { get; set; } = "must";

    /// <summary>Lines that the form has no box for; they are kept as they are.</summary>
    public static IReadOnlyList<string> Kept(DraftBlock? block) =>
        block is null ? [] : [.. block.Lines.Where(line => line.StartsWith("except ", StringComparison.Ordinal) || line.StartsWith("over ", StringComparison.Ordinal) || line.Trim() is "schools may vary" or "overrides")];

    public static RuleForm Of(Rule rule) => new()
    {
        Verdict = rule.Verdict switch
        {
            RuleVerdict.Forbid => "forbid",
            RuleVerdict.Advise => "advise against",
            RuleVerdict.Judge => "leave to judgement",
            RuleVerdict.Outside => "leave outside",
            RuleVerdict.Whenever => "whenever",
            _ => "allow",
        },
        Actors = [.. rule.Actors.Select(word => word.Name)],
        Action = rule.Action.Name,
        With = [.. rule.With.Select(word => word.Name)],
        On = [.. rule.On.Select(word => word.Name)],
        When = [.. rule.When.Select(Said)],
        Unless = [.. rule.Unless.Select(Said)],
        YearsAfterLeaving = Years(rule, DateFact.Leaving),
        Age = Years(rule, DateFact.Birth),
        Earlier = rule.Until is { Limbs.Count: > 1, Latest: false },
        Check = rule.Needs.Any(step => step is { Act: StepAct.Check, By: Signer.AnyColleague }),
        ApprovedBy = rule.Needs.FirstOrDefault(step => step.Act == StepAct.Approve) is { } approval ? approval.By.ToString() : null,
        Then = string.Join('\n', rule.Then),
        By = rule.Decider,
        Because = rule.Because,
        Strength = rule.Strength.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the boxes can say everything that the rule says.</summary>
    public static bool Covers(Rule rule) =>
        rule.Needs.All(step => step is { Act: StepAct.Check, By: Signer.AnyColleague } || step.Act == StepAct.Approve) && rule.Needs.Count(step => step.Act == StepAct.Approve) <= 1
        && rule.Needs.SkipWhile(step => step.Act == StepAct.Check).All(step => step.Act == StepAct.Approve)
        && (rule.Until?.Limbs.GroupBy(limb => limb.From).All(group => group.Count() == 1) ?? true);

    /// <summary>The lines of the block; those that stand in the draft already where the form says the same as when it was opened.</summary>
    public IReadOnlyList<string> Lines(DraftBlock? block, Rule? stored)
    {
        var now = Lines(Kept(block));
        return block is not null && stored is not null && Covers(stored) && Of(stored).Lines(Kept(block)).SequenceEqual(now) ? block.Lines : now;
    }

    /// <summary>The rule as lines of a block. What is missing is left out, and the reader of policies then says what to write.</summary>
    public IReadOnlyList<string> Lines(IEnumerable<string> kept)
    {
        var lines = new List<string> { $"{Verdict} {Or(Actors)} to {Action}" };
        Add("with", Or(With));
        Add("on", Or(On));
        lines.AddRange(When.Where(Given).Select(fact => $"when {fact}"));
        lines.AddRange(Unless.Where(Given).Select(fact => $"unless {fact}"));
        Add("until", Until());
        Add("needs", Verdict == "allow" ? string.Join(", then ", (string[])[.. Check ? ["a check by a colleague"] : Array.Empty<string>(), .. Given(ApprovedBy) ? [$"approval by {ApprovedBy}"] : Array.Empty<string>()]) : "");
        Add("then", string.Join(", ", (Then ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        Add("by", Verdict == "leave to judgement" ? By : null);
        Add("because", Because?.ReplaceLineEndings(" "));
        Add("strength", Strength);
        return [.. lines, .. kept];

        void Add(string keyword, string? said)
        {
            if (Given(said))
            {
                lines.Add($"{keyword} {said!.Trim()}");
            }
        }
    }

    private string Until()
    {
        var limbs = (string[])[.. Given(YearsAfterLeaving) ? [$"{YearsAfterLeaving!.Trim()} years after leaving"] : Array.Empty<string>(), .. Given(Age) ? [$"age {Age!.Trim()}"] : Array.Empty<string>()];
        return limbs.Length == 2 ? $"the {(Earlier ? "earlier" : "later")} of {limbs[0]} and {limbs[1]}" : string.Concat(limbs);
    }

    private static bool Given(string? said) => !string.IsNullOrWhiteSpace(said);

    private static string Or(IEnumerable<string?> words) => string.Join(" or ", words.Where(Given).Distinct());

    private static string Said(Condition condition) => (condition.Stated ? "stated " : "") + (condition.Holds ? "" : "not ") + condition.Fact.Name;

    private static string? Years(Rule rule, DateFact from) => rule.Until?.Limbs.FirstOrDefault(limb => limb.From == from)?.Years.ToString(CultureInfo.InvariantCulture);
}
