namespace Countersign.PolicyLanguage.Model;

/// <summary>A numbered step of a ladder or of a procedure: something that a person does.</summary>
/// <param name="Number">From 1 without gaps; it alone gives the order.</param>
/// <param name="Role">Who takes it; null where the text does not say.</param>
/// <param name="When">The step is taken only where all of these hold.</param>
/// <param name="Within">The time that is left for it; null where the text gives none.</param>
/// <param name="Under">The linked policy under which it is taken; null where it is this one.</param>
/// <param name="Optional">The text says "may": the step is offered and never taken on its own.</param>
public sealed record WorkStep(int Number, string What, string? Role, IReadOnlyList<Condition> When, Interval? Within, string? Under, bool Optional);
