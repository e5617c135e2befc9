using Countersign.PolicyLanguage.Speaking;

namespace Countersign.PolicyLanguage;

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

    /// <summary>What stands over the steps of a ladder: <c>What happens when it is a parent</c>.</summary>
    public static string Title(Ladder ladder) => $"What happens when it is {Speech.Or(ladder.For.Select(word => Speech.A(word.Name)))}";

    /// <summary>A numbered step without its number.</summary>
    public static string Sentence(WorkStep step)
    {
        var what = step.Role is { } role ? $"The {role} {(step.Optional ? "may" : "will")} {step.What}" : Speech.Capital(step.What);
        return what + If(step.When) + (step.Within is { } within ? $", within {within}" : "") + (step.Under is { } under ? $", under the {under}" : "")
            + (step.Optional && step.Role is null ? " (this step is offered, never automatic)." : ".");
    }

    public static string Sentence(Route route)
    {
        var from = route.From.Count == 0 ? "Anybody" : Speech.Capital(Speech.Or(route.From.Select(word => Speech.A(word.Name))));
        var bears = route.Strength switch { Strength.Must => "must", Strength.May => "may", _ => "should" };
        var subjects = string.Concat(route.Subjects.Select(subject => $" If it is about the {subject.Role}, it goes to {To(subject.To)}."));
        return $"{from} with a concern about {Speech.Or(route.About.Select(word => word.Name))} {bears} tell {To(route.To)}{(route.Within is { } within ? $" within {within}" : "")}."
            + subjects
            + (route.Then.Count == 0 ? "" : $" What to do: {Speech.And(route.Then.Select(duty => duty.ToString()))}.")
            + (route.OmissionIsBreach ? " Not to report it is itself a breach." : "")
            + Tail(route.Because);
    }

    public static string Sentence(Conduct conduct)
    {
        var by = conduct.By.Count == 0 ? "" : $" by {Speech.Or(conduct.By.Select(word => Speech.A(word.Name)))}";
        var against = conduct.Against.Count == 0 ? "" : $" against {Speech.Or(conduct.Against.Select(word => Speech.A(word.Name)))}";
        var on = conduct.On.Count == 0 ? "" : $" on {Speech.Or(conduct.On.Select(word => Speech.A(word.Name)))}";
        var grave = conduct.Gravity switch { Gravity.Minor => "minor misconduct", Gravity.Serious => "serious misconduct", Gravity.Gross => "gross misconduct", _ => "misconduct" };
        return $"{Speech.Capital(conduct.Means)}{by}{against}{on}: {grave}, dealt with under {Speech.Or(conduct.Lanes.Select(Lane))}."
            + (conduct.Characteristics.Count == 0 ? "" : $" It names {Speech.And(conduct.Characteristics)}.")
            + (conduct.JudgedBy is { } judge ? $" Only the {judge} can say that it is this." : "")
            + Tail(conduct.Because);
    }

    public static string Sentence(Cadence cadence)
    {
        var every = cadence.Every is { } interval ? [$"every {(interval.Number == 1 ? interval.ToString()[2..] : interval)}"]
            : cadence.EverySetting is { } setting ? new[] { $"as often as the setting “{setting}” says" }
            : [];
        var times = Speech.And([.. every, .. cadence.When.Select(when => $"when {when}")]);
        var due = cadence.Due is { } date ? $" The text gives {(date.WholeMonth ? Speech.Month(date.Day) : Speech.Day(date.Day))} as its date." : "";
        return $"{Speech.Capital(cadence.Task)}: {times}{(cadence.By is { } by ? $", by the {by}" : "")}{(cadence.For.Count == 0 ? "" : $", for {Speech.Or(cadence.For.Select(word => Speech.A(word.Name)))}")}."
            + due
            + (cadence.Remind is { } remind ? $" A reminder goes out {remind} before." : "")
            + Tail(cadence.Because);
    }

    public static string Sentence(Register register)
    {
        var kept = register.KeptBy is { } keeper ? $", kept by the {keeper}" : "";
        var entries = register.Entries.Count > 0 ? ": " + Speech.And(register.Entries.Select(Entry))
            : register.AddedBySchool ? ", to be filled in by the school"
            : ", without an entry so far";
        return $"A list of {register.Lists}{kept}{entries}." + Tail(register.Because);
    }

    /// <summary>The lane in which conduct is dealt with, in words.</summary>
    public static string Lane(Lane lane) => lane switch
    {
        PolicyLanguage.Lane.Safeguarding => "safeguarding",
        PolicyLanguage.Lane.Disciplinary => "the disciplinary procedure",
        PolicyLanguage.Lane.Behaviour => "the behaviour policy",
        PolicyLanguage.Lane.Complaints => "the complaints procedure",
        PolicyLanguage.Lane.Whistleblowing => "whistleblowing",
        PolicyLanguage.Lane.DataProtection => "data protection",
        PolicyLanguage.Lane.Police => "a report to the police",
        _ => throw new ArgumentOutOfRangeException(nameof(lane)),
    };

    internal static string Entry(RegisterEntry entry)
    {
        string?[] about =
        [
            entry.Edition is { } edition ? $"edition {edition}" : null,
            entry.Reviewed is { } reviewed ? $"reviewed {(reviewed.WholeMonth ? Speech.Month(reviewed.Day) : Speech.Day(reviewed.Day))}" : null,
            entry.Owner is { } owner ? $"owner: the {owner}" : null,
        ];
        return entry.Name + (about.Any(part => part is not null) ? $" ({string.Join("; ", about.OfType<string>())})" : "");
    }

    private static string To(IReadOnlyList<Recipient> recipients) => Speech.Or(recipients.Select(recipient => recipient.IsBody ? recipient.Name : $"the {recipient.Name}"));

    private static string[] Reason(string? because) => because is null ? [] : [AnswerText.Because(because)];

    private static string Tail(string? because) => because is null ? "" : " " + AnswerText.Because(because);
}
