namespace Countersign.PolicyLanguage.Model;

/// <summary>A day, or a month where the text gives no more; a month stands for its first day.</summary>
public sealed record StatedDate(DateOnly Day, bool WholeMonth);

/// <summary>What recurs: a review, a refresher, a check.</summary>
/// <param name="Every">The interval; null where only news or a setting sets it off.</param>
/// <param name="EverySetting">The id of the setting that holds the interval; null where the text gives it.</param>
/// <param name="When">What sets it off besides, in the document's own words.</param>
/// <param name="Due">The date that the text gives; null where it gives none.</param>
/// <param name="For">Whom it concerns; empty means nobody in particular.</param>
/// <param name="By">The role that does it; null where the text does not say.</param>
/// <param name="Remind">How long before it is due a reminder goes out; null for none.</param>
public sealed record Cadence(
    string Id,
    Clause Clause,
    int Line,
    string Task,
    Interval? Every,
    string? EverySetting,
    IReadOnlyList<string> When,
    StatedDate? Due,
    IReadOnlyList<Word> For,
    string? By,
    Interval? Remind,
    string? Because,
    Strength Strength)
{
    /// <summary>The interval here, its setting looked up; null while nobody has filled that in with a number and a unit.</summary>
    public Interval? EveryUnder(PolicyDocument policy) =>
        Every ?? (policy.Settings.FirstOrDefault(setting => setting.Id == EverySetting)?.Value is { } value ? Interval.Read(value) : null);
}
