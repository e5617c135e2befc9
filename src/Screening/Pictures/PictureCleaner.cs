using System.Buffers;

namespace Countersign.Screening.Pictures;

/// <summary>
/// Writes a picture again from the parts that draw it, so that place, camera, names, thumbnails and anything hidden behind the
/// picture stay at home. The pixels are not touched. Colour profiles go too where nothing draws the picture anew: an sRGB one changes nothing by
/// going, and any other may carry text; the colours of a wide-gamut picture shift a little.
/// </summary>
internal static class PictureCleaner
{
    /// <summary>The clean JPEG or PNG. Throws <see cref="ArgumentException"/> for a file that <see cref="PictureGate"/> refuses: ask it first.</summary>
    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        if (PictureGate.Read(file) is not PictureAnswer.Accepted { Kind: PictureKind.Jpeg or PictureKind.Png } picture)
        {
            throw new ArgumentException("Only a JPEG or PNG that the gate accepts can be cleaned", nameof(file));
        }

        var mediaType = picture.Kind == PictureKind.Jpeg ? "image/jpeg" : "image/png";
        return new CleanPicture(Copy(file, picture.Kind, CopyFor.Viewers), mediaType, picture.Width, picture.Height, picture.Orientation);
    }

    /// <summary>What a decoder is given of a picture that the gate accepted.</summary>
    public static byte[] ForDecoder(byte[] file, PictureKind kind) =>
        kind is PictureKind.Heic or PictureKind.Avif ? file : Copy(file, kind, CopyFor.Decoder).ToArray();

    private static ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> file, PictureKind kind, CopyFor whom)
    {
        var clean = new ArrayBufferWriter<byte>(file.Length + 64);
        _ = kind switch
        {
            PictureKind.Jpeg => JpegWalk.Read(file, clean, whom),
            PictureKind.Png => PngWalk.Read(file, clean, whom),
            PictureKind.Webp => WebpWalk.Read(file, clean),
            _ => GifWalk.Read(file, clean),
        };
        return clean.WrittenMemory;
    }
}
