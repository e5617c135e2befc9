namespace Countersign.Screening.Model;

/// <summary>What a member of staff wants to publish, as far as it can be read.</summary>
public sealed record ScreeningDraft(string Text, IReadOnlyList<ScreenedPicture> Pictures)
{
    /// <summary>Prints sizes alone: a draft may name a child and must not reach a log.</summary>
    public override string ToString() => $"Draft of {Text.Length} characters with {Pictures.Count} pictures";
}

/// <summary>A picture's file name as it was uploaded, and its description for people who cannot see it.</summary>
public sealed record ScreenedPicture(string FileName, string? AltText)
{
    /// <summary>Prints sizes alone, for the same reason as the draft.</summary>
    public override string ToString() => $"Picture with {AltText?.Length ?? 0} characters of alt text";
}
