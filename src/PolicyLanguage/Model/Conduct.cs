namespace Countersign.PolicyLanguage.Model;

/// <summary>How grave an entry of the catalogue of conduct is.</summary>
public enum Gravity
{
    Minor,
    Serious,
    Gross,
}

/// <summary>The procedure in which conduct is dealt with.</summary>
public enum Lane
{
    Safeguarding,
    Disciplinary,
    Behaviour,
    Complaints,
    Whistleblowing,
    DataProtection,
    Police,
}

/// <summary>One entry of the catalogue of prohibited conduct.</summary>
/// <param name="Means">What it is, in the document's own words.</param>
/// <param name="By">Whose conduct; empty means anybody bound by the policy.</param>
/// <param name="Against">Counterparts; empty means anybody.</param>
/// <param name="On">Channels; empty means anywhere.</param>
/// <param name="Characteristics">Characteristics that the text names, such as <c>disability</c>.</param>
/// <param name="Gravity">Null where the text does not weigh it.</param>
/// <param name="Lanes">Never empty.</param>
/// <param name="JudgedBy">The role that alone can establish it; null where it is plain to see.</param>
public sealed record Conduct(
    string Id,
    Clause Clause,
    int Line,
    string Means,
    IReadOnlyList<Word> By,
    IReadOnlyList<Word> Against,
    IReadOnlyList<Word> On,
    IReadOnlyList<string> Characteristics,
    Gravity? Gravity,
    IReadOnlyList<Lane> Lanes,
    string? JudgedBy,
    string? Because,
    Strength Strength);
