using System.Buffers;

namespace Countersign.Screening.Pictures;

/// <summary>
/// Writes a picture again from the parts that draw it, so that place, camera, names, thumbnails and anything hidden behind the
/// picture stay at home. The pixels are not touched. Colour profiles go too: an sRGB one changes nothing by going, and any other
/// may carry text; the colours of a wide-gamut picture shift a little.
/// </summary>
public static class PictureCleaner
{
    /// <summary>The clean picture. Throws <see cref="ArgumentException"/> for a file that <see cref="PictureGate"/> refuses: ask it first.</summary>
    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        if (PictureGate.Read(file) is not PictureAnswer.Accepted picture)
        {
            throw new ArgumentException("Only a picture that the gate accepts can be cleaned", nameof(file));
        }

        var clean = new ArrayBufferWriter<byte>(file.Length + 64);
        _ = picture.Kind == PictureKind.Jpeg ? JpegWalk.Read(file, clean) : PngWalk.Read(file, clean);
        var mediaType = picture.Kind == PictureKind.Jpeg ? "image/jpeg" : "image/png";
        return new CleanPicture(clean.WrittenMemory, mediaType, picture.Width, picture.Height, picture.Orientation);
    }
}
