namespace Countersign.Screening.Pictures;

/// <summary>
/// A picture of which nothing is left but what draws it. Width and height are in pixels as stored, before a viewer turns it by
/// <paramref name="Orientation"/> (EXIF 1 to 8).
/// </summary>
internal sealed record CleanPicture(ReadOnlyMemory<byte> Bytes, string MediaType, int Width, int Height, int Orientation)
{
    /// <summary>Orientations 5 to 8 turn the picture on its side.</summary>
    public int ShownWidth => Orientation >= 5 ? Height : Width;

    /// <summary>The height as a viewer shows it, in pixels.</summary>
    public int ShownHeight => Orientation >= 5 ? Width : Height;
}
