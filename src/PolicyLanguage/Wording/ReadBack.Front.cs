using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Wording;

/// <summary>What stands at the head of a document, put into sentences.</summary>
public static partial class ReadBack
{
    /// <summary>Who ratified it and when, when it is reviewed, who keeps it, and whom to ask where it says nothing.</summary>
    public static IReadOnlyList<string> Sentences(FrontMatter front) =>
    [
        .. front.Ratified is { } ratified ? [$"It was ratified {On(ratified)}{(front.RatifiedBy is { } by ? $" by the {by}" : "")}."]
            : front.RatifiedBy is { } body ? new[] { $"It is ratified by the {body}; the text gives no date." } : [],
        .. front.Issued is { } issued ? new[] { $"It was issued {On(issued)}{(front.Version is { } version ? $", as version {version}" : "")}." } : [],
        .. front.Reviewed is { } reviewed ? new[] { $"It was last reviewed {On(reviewed)}." } : [],
        front.ReviewDue is { } due ? $"Its next review is due {On(due)}."
            : front.ReviewMonths is { } months ? $"It is reviewed every {Months(months)}."
            : front.ReviewedOnNews ? "It is reviewed when news arrives; the text gives no interval."
            : "It does not say when it is reviewed.",
        .. front.Owner is { } owner ? new[] { $"It is kept by the {owner}." } : [],
        $"Where it says nothing, ask the {front.WhenSilent}.",
    ];

    private static string Months(int months) => months == 12 ? "year" : months % 12 == 0 ? $"{months / 12} years" : $"{months} months";

    // Where only a month is known, it is kept as its first day.
    private static string On(DateOnly date) => $"{(date.Day == 1 ? "in" : "on")} {English.Stated(date)}";
}
