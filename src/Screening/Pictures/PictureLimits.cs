namespace Countersign.Screening.Pictures;

/// <summary>How large a picture may be before anything tries to show it.</summary>
public static class PictureLimits
{
    /// <summary>Bytes in the uploaded file.</summary>
    public const int Bytes = 20 * 1024 * 1024;

    /// <summary>Pixels along one side.</summary>
    public const int Side = 12_000;

    /// <summary>Pixels in all.</summary>
    public const long Pixels = 50_000_000;

    /// <summary>Passes over a progressive JPEG; each costs a decoder the whole picture again.</summary>
    internal const int Scans = 64;

    /// <summary>A colour profile that is longer is left out: the largest in use describe printing inks in some three million bytes.</summary>
    internal const int Profile = 4 * 1024 * 1024;

    private const string TooManyPixels = "too-many-pixels";

    internal static PictureAnswer.Refused? Check(long width, long height) =>
        width == 0 || height == 0 ? new("This picture says that it has no size; save it again as a JPEG or PNG and try that", "no-size")
        : width > Side || height > Side
            ? new("This picture is too large: no side may be longer than 12,000 pixels; make it smaller and try again", TooManyPixels)
        : width * height > Pixels ? new("This picture is too large: it may have at most 50 million pixels; make it smaller and try again", TooManyPixels)
        : null;
}
