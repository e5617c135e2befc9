using NetVips;

namespace Countersign.Screening.Pictures.Render;

/// <summary>The pixels of a picture as a browser shows them: upright, in sRGB, eight bits a colour, no side longer than asked for.</summary>
internal static class Pixels
{
    private const double OfScreens = 45_455;

    /// <summary>Throws <see cref="VipsException"/> for what cannot be decoded.</summary>
    public static Image Decode(byte[] file, PictureAnswer.Accepted picture, int longSide)
    {
        var clean = PictureCleaner.ForDecoder(file, picture.Kind);
        using var head = Image.NewFromBuffer(clean, access: Enums.Access.Sequential);
        var (across, down) = (Math.Max(head.Width, head.Height), Math.Min(head.Width, head.Height));
        var (widest, lowest) = (Math.Max(picture.Width, picture.Height), Math.Min(picture.Width, picture.Height));
        if (picture.Kind is PictureKind.Heic or PictureKind.Avif ? across > widest || down > lowest : (across, down) != (widest, lowest))
        {
            throw new VipsException("The picture has another size than its structure says");
        }

        // A decoder tells of a picture that was cut off with a warning alone, and of harmless oddities too.
        var strict = picture.EndsOpen ? Enums.FailOn.Warning : Enums.FailOn.Error;
        using var small = head.Interpretation == Enums.Interpretation.Cmyk && !head.Contains("icc-profile-data")
            ? Inks(clean, longSide, strict)
            : Colours(clean, file, picture, longSide, strict);
        using var even = small.Format == Enums.BandFormat.Uchar && small.Interpretation == Enums.Interpretation.Srgb
            ? small.Copy()
            : small.Colourspace(Enums.Interpretation.Srgb).Cast(Enums.BandFormat.Uchar);
        using var still = Bright(even, picture.Gamma).CopyMemory();
        using var turned = Turn(still, picture.Kind is PictureKind.Heic or PictureKind.Avif ? 1 : picture.Orientation);

        // How many pixels an inch has says nothing here, and could say something else.
        return turned.Copy(xres: 1, yres: 1).CopyMemory();
    }

    private static Image Colours(byte[] clean, byte[] file, PictureAnswer.Accepted picture, int longSide, Enums.FailOn strict)
    {
        try
        {
            return Small(clean, longSide, strict);
        }
        catch (VipsException) when (picture.Extras.HasFlag(PictureExtras.Profile) && picture.Kind is PictureKind.Jpeg or PictureKind.Png)
        {
            // A profile that makes no sense is one that viewers do without.
            return Small(PictureCleaner.Clean(file).Bytes.ToArray(), longSide, strict);
        }
    }

    private static Image Small(byte[] clean, int longSide, Enums.FailOn strict)
    {
        // The loader takes how strict it is in this way alone: what stands beside it for that is not passed on.
        var options = strict == Enums.FailOn.Warning ? "[fail_on=warning]" : "[fail_on=error]";
        using var lazy = Image.ThumbnailBuffer(
            clean, longSide, options, height: longSide, size: Enums.Size.Down, noRotate: true, outputProfile: "srgb", intent: Enums.Intent.Relative);
        return lazy.CopyMemory();
    }

    // Inks without a profile: what browsers do, light through one ink after the other.
    private static Image Inks(byte[] clean, int longSide, Enums.FailOn strict)
    {
        using var inks = Image.NewFromBuffer(clean, access: Enums.Access.Sequential, failOn: strict);
        using var light = inks.Linear([-1, -1, -1, -1], [255, 255, 255, 255]);
        using var colours = light.ExtractBand(0, n: 3);
        using var black = light.ExtractBand(3);
        using var seen = ((colours * black) / 255).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return seen.ThumbnailImage(longSide, height: longSide, size: Enums.Size.Down, noRotate: true).CopyMemory();
    }

    // A PNG without a profile may say how bright its numbers are meant. What is as good as a screen's is left alone.
    private static Image Bright(Image image, int gamma)
    {
        var power = gamma == 0 ? 1 : OfScreens / gamma;
        if (power is > 0.95 and < 1.05 or < 0.1 or > 10)
        {
            return image.Copy();
        }

        using var colours = image.ExtractBand(0, n: 3);
        using var brighter = (((colours / 255).Pow(power) * 255) + 0.5).Cast(Enums.BandFormat.Uchar);
        return (image.Bands > 3 ? brighter.Bandjoin(image[3]) : brighter.Copy()).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Image Turn(Image image, int orientation) => orientation switch
    {
        2 => image.FlipHor(),
        3 => image.Rot(Enums.Angle.D180),
        4 => image.FlipVer(),
        5 => image.Rot(Enums.Angle.D90).FlipHor(),
        6 => image.Rot(Enums.Angle.D90),
        7 => image.Rot(Enums.Angle.D270).FlipHor(),
        8 => image.Rot(Enums.Angle.D270),
        _ => image.Copy(),
    };
}
