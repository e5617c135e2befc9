using NetVips;

namespace Countersign.Tests.Samples;

/// <summary>Real pictures: four quarters in four colours, so that whoever turns, mirrors or recolours one is seen to.</summary>
internal static class DrawnPicture
{
    /// <summary>Of the quarters, from the left above to the right below.</summary>
    public static readonly double[][] Colours = [[200, 30, 30], [20, 160, 40], [30, 60, 220], [240, 230, 40]];

    /// <summary>Two pictures of four points, red and then blue.</summary>
    public static byte[] MovingGif =>
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x84, 0x51, 0,
        0x21, 0xFE, 6, .. "SECRET"u8, 0,
        0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x8C, 0x53, 0,
        0x3B,
    ];

    public static Image Quarters(int width, int height)
    {
        var parts = Colours.Select(colour => (Image.Black(Math.Max(width / 2, 1), Math.Max(height / 2, 1)) + colour).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb)).ToArray();
        return Image.Arrayjoin(parts, across: 2).CopyMemory();
    }

    /// <summary>A picture that no encoder makes small.</summary>
    public static Image Noise(int width, int height)
    {
        var bytes = new byte[width * height * 3];
        new Random(20261130).NextBytes(bytes);
        return Image.NewFromMemory(bytes, width, height, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>As a camera stores it that was held in another way and says so: a viewer that follows shows it upright.</summary>
    public static Image Stored(Image upright, int orientation) => orientation switch
    {
        2 => upright.FlipHor(),
        3 => upright.Rot(Enums.Angle.D180),
        4 => upright.FlipVer(),
        5 => upright.Rot(Enums.Angle.D90).FlipHor(),
        6 => upright.Rot(Enums.Angle.D270),
        7 => upright.Rot(Enums.Angle.D270).FlipHor(),
        8 => upright.Rot(Enums.Angle.D90),
        _ => upright,
    };

    public static byte[] File(Image picture, string kind, int orientation = 1)
    {
        var exif = JpegOf.Exif(orientation, "GPS 54.9 -1.6");
        switch (kind)
        {
            case "jpeg":
                byte[] jpeg = picture.JpegsaveBuffer(q: 95, subsampleMode: Enums.ForeignSubsample.Off);
                return [.. jpeg[..2], .. exif, .. jpeg[2..]];
            case "png":
                var png = picture.PngsaveBuffer();
                return [.. png[..33], .. PngOf.Chunk("eXIf"u8, exif.AsSpan(10)), .. png[33..]];
            default:
                return picture.Mutate(edit => edit.Set(GValue.GIntType, "orientation", orientation)).WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.Exif);
        }
    }

    /// <summary>The colour of each quarter, away from its middle, through which some pictures have a line; in the order of <see cref="Colours"/>.</summary>
    public static double[][] QuartersOf(byte[] file)
    {
        using var image = Image.NewFromBuffer(file).CopyMemory();
        return [.. new[] { (1, 3), (7, 3), (1, 5), (7, 5) }.Select(at => image.Getpoint(image.Width * at.Item1 / 8, image.Height * at.Item2 / 8))];
    }
}
