using System.Text;
using Countersign.Screening.Pictures;

namespace Countersign.Tests.Screening.Pictures;

[Trait("Database", "none")]
public sealed class PictureCleanerTests
{
    private static readonly string[] Secrets =
        ["GPS", "CAMERA", "PERSON", "PROFILE", "SECOND PICTURE", "IPTC", "C2PA", "COMMENT", "Comment", "THUMBNAIL", "RIDER", "RGB\xFF", "MOTION", "HIDDEN", "ftyp", "PK"];

    public static TheoryData<int> Orientations => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_jpeg_keeps_its_picture_and_orientation_and_loses_the_rest(int orientation)
    {
        var clean = PictureCleaner.Clean(JpegOf.Everything(orientation));

        AssertNoSecret(clean);
        Assert.Equal("image/jpeg", clean.MediaType);
        Assert.Equal(orientation, Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(clean.Bytes.Span)).Orientation);
        Assert.Equal([.. JpegOf.ScanData, 0xFF, 0xD9], clean.Bytes.Span[^(JpegOf.ScanData.Length + 2)..].ToArray());
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_png_keeps_its_picture_and_orientation_and_loses_the_rest(int orientation)
    {
        var clean = PictureCleaner.Clean(PngOf.Everything(orientation));

        AssertNoSecret(clean);
        Assert.Equal("image/png", clean.MediaType);
        Assert.Equal(orientation, Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(clean.Bytes.Span)).Orientation);
        Assert.True(clean.Bytes.Span.IndexOf(PngOf.Chunk("IDAT"u8, PngOf.Data)) > 0);
        Assert.True(clean.Bytes.Span.EndsWith(PngOf.Chunk("IEND"u8, [])));
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Cleaning_twice_gives_the_same_bytes(int orientation)
    {
        foreach (var picture in (byte[][])[JpegOf.Everything(orientation), PngOf.Everything(orientation), JpegOf.Plain(), PngOf.Plain()])
        {
            var once = PictureCleaner.Clean(picture).Bytes;

            var twice = PictureCleaner.Clean(once.Span).Bytes;

            Assert.Equal(once.ToArray(), twice.ToArray());
        }
    }

    [Fact]
    public void A_jpeg_keeps_how_its_colours_are_stored_and_its_tables()
    {
        var clean = PictureCleaner.Clean(JpegOf.Everything(1)).Bytes.Span;

        Assert.True(clean.IndexOf(JpegOf.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])) > 0);
        Assert.True(clean.IndexOf(JpegOf.Frame(16, 16)) > 0);
        Assert.True(clean.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]) > 0 && clean.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]) > 0);
    }

    [Fact]
    public void A_png_keeps_its_gamma_and_transparency()
    {
        byte[] kept = [.. PngOf.Chunk("gAMA"u8, [0, 0, 0xB1, 0x8F]), .. PngOf.Chunk("tRNS"u8, new byte[6])];

        var clean = PictureCleaner.Clean(PngOf.Of(PngOf.Header(8, 8), before: kept)).Bytes.Span;

        Assert.True(clean.IndexOf(kept) > 0);
    }

    [Fact]
    public void A_picture_turned_on_its_side_is_shown_with_width_and_height_exchanged()
    {
        var turned = PictureCleaner.Clean(JpegOf.Of(JpegOf.Frame(24, 16), before: JpegOf.Exif(6, "")));

        Assert.Equal((24, 16, 16, 24), (turned.Width, turned.Height, turned.ShownWidth, turned.ShownHeight));
    }

    [Fact]
    public void A_file_that_the_gate_refuses_cannot_be_cleaned() => Assert.Throws<ArgumentException>(() => PictureCleaner.Clean("GIF89a"u8));

    private static void AssertNoSecret(CleanPicture clean)
    {
        var text = Encoding.Latin1.GetString(clean.Bytes.Span);

        Assert.DoesNotContain(Secrets, s => text.Contains(s, StringComparison.Ordinal));
    }
}
