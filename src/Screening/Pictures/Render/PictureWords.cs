using System.Globalization;

namespace Countersign.Screening.Pictures.Render;

/// <summary>How what became of a picture is said, to people and to programs.</summary>
internal static class PictureWords
{
    /// <summary>What was left behind, in words for programs.</summary>
    public static IReadOnlyList<string> Removed(PictureExtras extras) =>
        [.. Enum.GetValues<PictureExtras>().Where(extra => extra != PictureExtras.None && extras.HasFlag(extra)).Select(Word)];

    public static string MediaType(PictureKind kind) => "image/" + Name(kind).ToLowerInvariant();

    public static string Name(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "JPEG",
        PictureKind.Png => "PNG",
        PictureKind.Webp => "WebP",
        PictureKind.Gif => "GIF",
        PictureKind.Avif => "AVIF",
        _ => "HEIC",
    };

    public static PictureAnswer.Refused NotHere(PictureKind kind) => kind == PictureKind.Heic
        ? HeifWalk.NotOpened
        : new PictureAnswer.Refused(
            $"This is {(kind == PictureKind.Avif ? "an" : "a")} {Name(kind)} picture, which cannot be opened here; save it as a JPEG or PNG and add that",
            Name(kind).ToLowerInvariant());

    public static PictureAnswer.Refused Damaged(bool endsOpen) => endsOpen
        ? new PictureAnswer.Refused("This picture is cut short; add the whole file again", "cut-short")
        : new PictureAnswer.Refused("This picture is damaged and cannot be shown; save it again as a JPEG or PNG and try that", "damaged");

    public static string Shrunk(int fromWidth, int fromHeight, PictureFile to) => string.Create(
        CultureInfo.InvariantCulture,
        $"It was made smaller, from {fromWidth:N0} by {fromHeight:N0} to {to.Width:N0} by {to.Height:N0} pixels");

    public static string Converted(PictureKind from, PictureFile to) =>
        $"It was {(from == PictureKind.Avif ? "an" : "a")} {Name(from)} picture and is a {(to.MediaType == "image/png" ? "PNG" : "JPEG")} now";

    private static string Word(PictureExtras extra) => extra switch
    {
        PictureExtras.Exif => "exif",
        PictureExtras.Location => "location",
        PictureExtras.Thumbnail => "thumbnail",
        PictureExtras.Xmp => "xmp",
        PictureExtras.Iptc => "iptc",
        PictureExtras.Comment => "comment",
        PictureExtras.Profile => "colour-profile",
        PictureExtras.SecondPicture => "second-picture",
        PictureExtras.Trailer => "trailer",
        PictureExtras.Text => "text",
        PictureExtras.Animation => "animation",
        _ => "other",
    };
}
