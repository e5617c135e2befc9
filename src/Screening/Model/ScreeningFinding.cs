namespace Countersign.Screening.Model;

/// <summary>Which check spoke.</summary>
public enum ScreeningCheck
{
    PupilNames,
    PhoneNumbers,
    EmailAddresses,
    Postcodes,
    AltText,
    StreetAddresses,
    Accounts,
    Ages,
}

/// <summary>How much a finding weighs. The order is the order of weight.</summary>
public enum Severity
{
    /// <summary>Worth a look; the post may go on.</summary>
    Advises,

    /// <summary>A person must say that it is all right.</summary>
    Asks,

    /// <summary>The post cannot go on like this.</summary>
    Blocks,
}

/// <summary>The part of the draft in which a finding lies.</summary>
public enum PlaceKind
{
    Text,
    AltText,
    FileName,
}

/// <summary>A part of the draft. <paramref name="Picture"/> counts from 0 and is 0 for the text.</summary>
public readonly record struct Place(PlaceKind Kind, int Picture)
{
    /// <summary>The text of the post.</summary>
    public static Place Text { get; } = new(PlaceKind.Text, 0);

    /// <summary>The description of one picture, counted from 0.</summary>
    public static Place AltText(int picture) => new(PlaceKind.AltText, picture);

    /// <summary>The file name of one picture, counted from 0.</summary>
    public static Place FileName(int picture) => new(PlaceKind.FileName, picture);
}

/// <summary>
/// Something a person should look at. It says where, never what: neither the message nor the suggestion repeats the draft,
/// so a finding may be logged. <paramref name="Start"/> and <paramref name="Length"/> count UTF-16 units of the original text of the place.
/// </summary>
public sealed record ScreeningFinding(ScreeningCheck Check, Severity Severity, Place Place, int Start, int Length, string Message, string Suggestion)
{
    /// <summary>The pupils who may be meant; empty for every check but the one for names. Several share a name.</summary>
    public IReadOnlyList<Guid> Pupils { get; init; } = [];

    /// <summary>How a pupil's name was recognised; null for other checks.</summary>
    internal NameTier? NameTier { get; init; }

    /// <summary>Prints the place and the span alone.</summary>
    public override string ToString() => $"{Check} {Severity} {Place.Kind} {Place.Picture} {Start}+{Length}";
}

/// <summary>How sure it is that a name is a pupil's, from weakest to strongest.</summary>
internal enum NameTier
{
    /// <summary>A first name alone.</summary>
    FirstOnly,

    /// <summary>A first name and something one slip away from the surname, or both names in an unusual arrangement.</summary>
    Fuzzy,

    /// <summary>One name and the first letter of the other.</summary>
    Initial,

    /// <summary>Written as one word, as in a hashtag, an account or a file name.</summary>
    Handle,

    /// <summary>First name and surname.</summary>
    Full,
}
