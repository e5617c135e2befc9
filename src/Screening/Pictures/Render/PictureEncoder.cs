using System.Runtime.InteropServices;
using NetVips;

namespace Countersign.Screening.Pictures.Render;

/// <summary>Writes pixels as a file that a place takes: a little coarser, and then a little smaller, until it does.</summary>
internal static class PictureEncoder
{
    private const int FewColours = 256;

    private const int Smallest = 16;

    private static readonly int[] Qualities = [85, 80, 75, 70, 62, 54, 45];

    /// <summary>Whether something of what is behind it shows through.</summary>
    public static bool IsSeeThrough(Image pixels)
    {
        using var alpha = pixels.HasAlpha() ? pixels.ExtractBand(pixels.Bands - 1) : null;
        return alpha?.Min() < 255;
    }

    /// <summary>Whether it is a drawing rather than a photograph, as far as its number of colours tells.</summary>
    public static bool HasFewColours(Image pixels)
    {
        using var opaque = Opaque(pixels);
        var bytes = opaque.WriteToMemory<byte>();
        var colours = new HashSet<int>(FewColours + 1);
        for (var at = 0; at + 2 < bytes.Length && colours.Count <= FewColours; at += 3)
        {
            colours.Add((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]);
        }

        return colours.Count <= FewColours;
    }

    /// <summary>Without loss, where the place takes as many bytes; else null.</summary>
    public static PictureFile? Png(Image pixels, PictureFit fit)
    {
        using var fitting = Within(pixels, fit.LongSide);
        using var plain = fitting.HasAlpha() && !IsSeeThrough(fitting) ? Opaque(fitting) : fitting.Copy();
        var bytes = plain.PngsaveBuffer(compression: 9, filter: Enums.ForeignPngFilter.All, keep: Enums.ForeignKeep.None);
        return bytes.Length <= fit.Bytes ? Finished(bytes) : null;
    }

    /// <summary>As a photograph, on white; null where even a tiny one is too large for the place.</summary>
    /// <param name="crisp">Whether colours keep as many points as brightness does, as lettering needs.</param>
    public static PictureFile? Jpeg(Image pixels, PictureFit fit, bool crisp)
    {
        using var opaque = Opaque(pixels);
        for (var side = Math.Min(fit.LongSide, Math.Max(pixels.Width, pixels.Height)); side >= Math.Min(Smallest, fit.LongSide); side = side * 4 / 5)
        {
            using var fitting = Within(opaque, side);
            foreach (var quality in Qualities)
            {
                var bytes = fitting.JpegsaveBuffer(
                    q: quality,
                    optimizeCoding: true,
                    subsampleMode: crisp ? Enums.ForeignSubsample.Off : Enums.ForeignSubsample.On,
                    keep: Enums.ForeignKeep.None);
                if (bytes.Length <= fit.Bytes)
                {
                    return Finished(bytes);
                }
            }
        }

        return null;
    }

    // The walk that took the picture apart looks over what was made of it, too.
    private static PictureFile Finished(byte[] bytes)
    {
        var clean = PictureCleaner.Clean(bytes);
        var whole = MemoryMarshal.TryGetArray(clean.Bytes, out var part) && part.Count == part.Array!.Length ? part.Array : clean.Bytes.ToArray();
        return new PictureFile(whole, clean.MediaType, clean.Width, clean.Height);
    }

    private static Image Within(Image pixels, int side)
    {
        if (Math.Max(pixels.Width, pixels.Height) <= side)
        {
            return pixels.Copy();
        }

        using var lazy = pixels.ThumbnailImage(side, height: side, size: Enums.Size.Down, noRotate: true);
        return lazy.Cast(Enums.BandFormat.Uchar).CopyMemory();
    }

    private static Image Opaque(Image pixels) => pixels.HasAlpha() ? pixels.Flatten(background: [255, 255, 255]) : pixels.Copy();
}
