using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>The blocks that say how work is done, put into sentences.</summary>
public static partial class ReadBack
{
    /// <summary>A ladder as the lines of a numbered list.</summary>
    public static IReadOnlyList<string> Steps(Ladder ladder) =>
    [
        .. ladder.Steps.Select(Sentence),
        .. ladder.Skips.Select(skip => $"Step {skip.To} may be reached at once{If(skip.When)}."),
        .. Reason(ladder.Because),
    ];

    /// <summary>What stands over the steps of a ladder: <c>What happens if a parent breaks the rules</c>.</summary>
    public static string Title(Ladder ladder)
    {
        var voice = GrammaticalVoice.Of(ladder.For);
        return $"What happens if {voice.Who} {voice.Does("break the rules")}";
    }

    /// <summary>A numbered step without its number.</summary>
    public static string Sentence(WorkStep step)
    {
        var what = step.Role is { } role ? $"{English.Capital(Decider.The(role))} {(step.Optional ? "may" : "will")} {step.What}" : English.Capital(step.What);
        return what + If(step.When) + (step.Within is { } within ? $", within {within}" : "") + (step.Under is { } under ? $", under {Linked(under)}" : "")
            + (step.Optional && step.Role is null ? " (this step is offered, never automatic)." : ".");
    }

    public static string Sentence(Route route)
    {
        var from = route.From.Count == 0 ? "Everybody" : English.Capital(English.Or(route.From.Select(Phrasing.A)));
        var bears = route.Strength switch { Strength.Must => "must", Strength.May => "may", _ => "should" };
        var subjects = string.Concat(route.Subjects.Select(subject => $" If it is about the {subject.Role}, it goes to {To(subject.To)}."));
        return $"{from} {bears} tell {To(route.To)}{(route.Within is { } within ? $" within {within}" : "")} about {About(route)}."
            + subjects
            + (route.Then.Count == 0 ? "" : $" What to do: {English.And(route.Then.Select(duty => duty.ToString()))}.")
            + (route.OmissionIsBreach ? " Not to report it is itself a breach." : "")
            + Tail(route.Because);
    }

    public static string Sentence(Conduct conduct)
    {
        var by = conduct.By.Count == 0 ? "" : $" by {English.Or(conduct.By.Select(Phrasing.A))}";
        var towards = conduct.Against.Count == 0 ? "" : $" towards {English.Or(conduct.Against.Select(Phrasing.A))}";
        var on = conduct.On.Count == 0 ? "" : $" on {English.Or(conduct.On.Select(Phrasing.A))}";
        var grave = conduct.Gravity is { } gravity ? AnswerText.Misconduct(gravity) : "misconduct";
        return $"{English.Capital(conduct.Means)}: {grave}{by}{towards}{on}, dealt with {Dealt(conduct.Lanes)}."
            + (conduct.Characteristics.Count == 0 ? "" : $" It names {English.And(conduct.Characteristics)}.")
            + (conduct.JudgedBy is { } judge ? $" Only the {judge} can say that it is this." : "")
            + Tail(conduct.Because);
    }

    public static string Sentence(Cadence cadence)
    {
        var every = cadence.Every is { } interval ? [$"every {(interval.Number == 1 ? interval.ToString()[2..] : interval)}"]
            : cadence.EverySetting is { } setting ? new[] { $"as often as the school has settled under “{setting.Replace('-', ' ')}”" }
            : [];
        var times = English.And([.. every, .. cadence.When.Select(when => $"when {when}")]);
        var due = cadence.Due is { } date ? $" The text gives {(date.WholeMonth ? English.Month(date.Day) : English.Day(date.Day))} as its date." : "";
        return $"{English.Capital(cadence.Task)}: "
            + $"{times}{(cadence.By is { } by ? $", by the {by}" : "")}"
            + $"{(cadence.For.Count == 0 ? "" : $", for {English.And(cadence.For.Select(Phrasing.Many))}")}."
            + due
            + (cadence.Remind is { } remind ? $" A reminder goes out {remind} before." : "")
            + Tail(cadence.Because);
    }

    public static string Sentence(Register register)
    {
        var kept = register.KeptBy is { } keeper ? $", kept by the {keeper}" : "";
        var entries = register.Entries.Count > 0 ? ": " + English.And(register.Entries.Select(Entry))
            : register.AddedBySchool ? ", to be filled in by the school"
            : ", without an entry so far";
        return $"A list of {register.Lists}{kept}{entries}." + Tail(register.Because);
    }

    /// <summary>How conduct in these lanes is dealt with: <c>under the behaviour policy or by a report to the police</c>.</summary>
    internal static string Dealt(IEnumerable<Lane> lanes)
    {
        var ways = lanes.Select<Lane, (string How, string What)>(lane => lane switch
        {
            Lane.Safeguarding => ("as", "a safeguarding matter"),
            Lane.Disciplinary => ("under", "the disciplinary procedure"),
            Lane.Behaviour => ("under", "the behaviour policy"),
            Lane.Complaints => ("under", "the complaints procedure"),
            Lane.Whistleblowing => ("under", "the whistleblowing procedure"),
            Lane.DataProtection => ("as", "a matter of data protection"),
            Lane.Police => ("by", "a report to the police"),
            _ => throw new ArgumentOutOfRangeException(nameof(lanes)),
        }).GroupBy(way => way.How, way => way.What).Select(group => $"{group.Key} {English.Or(group)}").ToList();
        return string.Join(ways.Any(way => way.Contains(" or ", StringComparison.Ordinal)) ? ", or " : " or ", ways);
    }

    /// <summary>What a route takes: <c>bullying or enquiries from the press</c>.</summary>
    internal static string About(Route route) => English.Or(route.About.Select(word => word.Said ?? word.Name));

    internal static string To(IReadOnlyList<Recipient> recipients) =>
        English.Or(recipients.Select(recipient => recipient.IsBody ? recipient.Name : $"the {recipient.Name}"));

    // A step names a clause of the document, or a policy of the school by its title.
    private static string Linked(string under) => under.StartsWith("the ", StringComparison.OrdinalIgnoreCase)
        ? under
        : under.Contains(' ', StringComparison.Ordinal) ? $"the {under}" : $"clause {under}";

    internal static string Entry(RegisterEntry entry)
    {
        string?[] about =
        [
            entry.Edition is { } edition ? $"edition {edition}" : null,
            entry.Reviewed is { } reviewed ? $"reviewed {(reviewed.WholeMonth ? English.Month(reviewed.Day) : English.Day(reviewed.Day))}" : null,
            entry.Owner is { } owner ? $"owner: the {owner}" : null,
        ];
        return entry.Name + (about.Any(part => part is not null) ? $" ({string.Join("; ", about.OfType<string>())})" : "");
    }

    private static string[] Reason(string? because) => because is null ? [] : [AnswerText.Because(because)];

    private static string Tail(string? because) => because is null ? "" : " " + AnswerText.Because(because);
}
