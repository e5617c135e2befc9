using Countersign.Screening.Pictures;
using NetVips;

namespace Countersign.Tests.Screening.Pictures;

public sealed class PictureGateTests
{
    private const string CutShort = "This picture is cut short; add the whole file again";

    [Fact]
    public void An_ordinary_jpeg_and_an_ordinary_png_are_accepted_with_their_size()
    {
        Assert.Equal(new PictureAnswer.Accepted(PictureKind.Jpeg, 24, 16, 1) { Extras = PictureExtras.Thumbnail }, PictureGate.Read(JpegOf.Plain(24, 16)));
        Assert.Equal(new PictureAnswer.Accepted(PictureKind.Png, 8, 5, 1), PictureGate.Read(PngOf.Plain(8, 5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_orientation_is_read(int orientation)
    {
        Assert.Equal(orientation, Accepted(JpegOf.Everything(orientation)).Orientation);
        Assert.Equal(orientation, Accepted(PngOf.Everything(orientation)).Orientation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_orientation_that_does_not_exist_counts_as_none(int orientation) => Assert.Equal(1, Accepted(JpegOf.Everything(orientation)).Orientation);

    [Fact]
    public void A_small_jpeg_that_claims_65500_by_65500_is_refused() =>
        Assert.Contains("12,000 pixels", Refused(JpegOf.Of(JpegOf.Frame(65_500, 65_500), scanData: new byte[5_000])), StringComparison.Ordinal);

    [Fact]
    public void A_small_jpeg_that_claims_a_size_within_the_limits_is_refused_too() =>
        Assert.Equal(CutShort, Refused(JpegOf.Of(JpegOf.Frame(7_000, 7_000), scanData: new byte[5_000])));

    [Fact]
    public void A_small_png_that_claims_a_size_within_the_limits_is_refused_too() => Assert.Equal(CutShort, Refused(PngOf.Plain(7_000, 7_000)));

    [Theory]
    [InlineData(12_000, 4_166, true)]
    [InlineData(12_000, 4_167, false)]
    [InlineData(12_001, 1, false)]
    [InlineData(1, 12_001, false)]
    [InlineData(0, 1, false)]
    public void The_limits_are_12000_pixels_a_side_and_50_million_in_all(int width, int height, bool accepted)
    {
        var answer = PictureGate.Read(JpegOf.Of(JpegOf.Frame(width, height), scanData: new byte[110_000]));

        Assert.Equal(accepted, answer is PictureAnswer.Accepted);
    }

    [Fact]
    public void The_limit_for_a_file_is_20_megabytes()
    {
        var picture = JpegOf.Plain();
        var atLimit = new byte[20 * 1024 * 1024];
        picture.CopyTo(atLimit, 0);

        Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(atLimit));
        Assert.Contains("20 MB", Refused([.. atLimit, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_png_that_claims_four_thousand_million_pixels_a_side_is_refused() =>
        Assert.Contains("12,000 pixels", Refused(PngOf.Plain(uint.MaxValue, uint.MaxValue)), StringComparison.Ordinal);

    [Fact]
    public void A_picture_cut_anywhere_is_refused_and_nothing_is_thrown()
    {
        byte[][] pictures = [JpegOf.Of(JpegOf.Frame(16, 16), before: JpegOf.Exif(6, "GPS")), PngOf.Of(PngOf.Header(8, 8), before: PngOf.Chunk("tEXt"u8, "a\0b"u8))];

        var accepted = pictures.SelectMany(p => Enumerable.Range(0, p.Length).Where(n => PictureGate.Read(p.AsSpan(0, n)) is PictureAnswer.Accepted { EndsOpen: false }));

        Assert.Empty(accepted);
    }

    [Fact]
    public void Bytes_changed_at_random_never_make_it_throw_or_accept_more_than_the_limits()
    {
        var random = new Random(20261121);
        byte[][] pictures =
        [
            JpegOf.Everything(6), PngOf.Of(PngOf.Header(8, 8), before: PngOf.Chunk("eXIf"u8, JpegOf.Exif(6, "").AsSpan(10))),
            File.ReadAllBytes(PictureCase.Path("real.webp")), DrawnPicture.MovingGif, DrawnPicture.Quarters(32, 24).HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1),
        ];
        var answers = new List<PictureAnswer>();

        for (var i = 0; i < 20_000; i++)
        {
            var picture = (byte[])pictures[i % pictures.Length].Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                picture[random.Next(picture.Length)] = (byte)random.Next(256);
            }

            answers.Add(PictureGate.Read(picture));
        }

        Assert.All(answers.OfType<PictureAnswer.Accepted>(), a => Assert.True(a.Width is > 0 and <= 12_000 && a.Orientation is >= 1 and <= 8));
    }

    [Theory]
    [InlineData("\0\0\0\u0010ftypmp42    ", "This is a video; add a still picture")]
    [InlineData("\0\0\0\u0010ftypqt      ", "This is a video; add a still picture")]
    [InlineData("%PDF-1.7", "This is a PDF; save it as a JPEG or PNG and add that")]
    [InlineData("\n<svg xmlns=''>", "This is an SVG drawing; save it as a JPEG or PNG and add that")]
    [InlineData("<?xml version='1.0'?><svg/>", "This is an SVG drawing; save it as a JPEG or PNG and add that")]
    [InlineData("", "This file is not a picture that can be used; add a JPEG or PNG")]
    [InlineData("PK\u0003\u0004", "This file is not a picture that can be used; add a JPEG or PNG")]
    public void Another_kind_of_file_is_refused_with_what_to_do(string beginning, string sentence) =>
        Assert.Equal(sentence, Refused(System.Text.Encoding.ASCII.GetBytes(beginning)));

    [Fact]
    public void A_picture_that_is_another_file_first_is_refused() => Assert.IsType<PictureAnswer.Refused>(PictureGate.Read([.. "PK\u0003\u0004"u8, .. JpegOf.Plain()]));

    [Fact]
    public void A_moving_png_is_taken_for_its_first_picture_and_known_as_moving() =>
        Assert.Equal(PictureExtras.Animation, Accepted(PngOf.Of(PngOf.Header(8, 8), before: PngOf.Chunk("acTL"u8, new byte[8]))).Extras);

    [Fact]
    public void A_chunk_that_nobody_needs_and_that_is_damaged_is_passed_over()
    {
        var text = PngOf.Chunk("tEXt"u8, "a\0b"u8);
        text[^1] ^= 1;

        Assert.Equal(PictureExtras.Other, Accepted(PngOf.Of(PngOf.Header(8, 8), before: text)).Extras);
    }

    [Fact]
    public void A_jpeg_whose_end_is_not_marked_is_taken_as_open() =>
        Assert.True(Accepted(JpegOf.Plain()[..^2]).EndsOpen);

    [Fact]
    public void Bytes_that_fill_the_space_before_a_mark_in_the_pixels_are_no_end_of_them()
    {
        var plain = JpegOf.Of(JpegOf.Frame(16, 16), scanData: [0x12, 0xFF, 0xD0, 0x56, 0x78]);
        var filled = JpegOf.Of(JpegOf.Frame(16, 16), scanData: [0x12, 0xFF, 0xFF, 0xFF, 0xD0, 0x56, 0x78]);

        Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(filled));
        Assert.Equal(PictureCleaner.Clean(plain).Bytes.ToArray(), PictureCleaner.Clean(filled).Bytes.ToArray());
    }

    [Fact]
    public void A_jpeg_is_known_as_jfif_wherever_it_says_so() =>
        Assert.True(PictureCleaner.Clean(File.ReadAllBytes(PictureCase.Path("exif-jfif-adobe0.jpg"))).Bytes.Span[6..].StartsWith("JFIF"u8));

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("avif")]
    public void A_few_bytes_of_any_kind_that_claim_too_many_pixels_are_refused_before_anything_decodes_them(string kind) =>
        Assert.Equal("too-many-pixels", Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(kind switch
        {
            "gif" => [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0, 0x3B],
            "webp" => [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 13, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            _ => [0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0, 0, 0, 0, 48, .. "meta"u8, 0, 0, 0, 0, 0, 0, 0, 36, .. "iprp"u8, 0, 0, 0, 28, .. "ipco"u8, 0, 0, 0, 20, .. "ispe"u8,
                0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF],
        })).Code);

    [Fact]
    public void A_png_with_a_wrong_checksum_is_refused()
    {
        var picture = PngOf.Plain();
        picture[^1] ^= 1;

        Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(picture));
    }

    [Fact]
    public void A_png_that_needs_a_palette_and_has_none_is_refused() => Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(PngOf.Of(PngOf.Header(8, 8, colour: 3))));

    [Theory]
    [InlineData(0xC3)]
    [InlineData(0xC5)]
    [InlineData(0xC9)]
    public void A_jpeg_that_browsers_do_not_show_is_refused(byte marker) => Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(JpegOf.Of(JpegOf.Frame(16, 16, marker))));

    [Fact]
    public void A_progressive_jpeg_is_accepted() => Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(JpegOf.Of(JpegOf.Frame(16, 16, 0xC2))));

    [Fact]
    public void A_table_with_something_behind_it_is_refused() =>
        Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(JpegOf.Of(JpegOf.Frame(16, 16), before: JpegOf.Segment(0xDB, [0, .. new byte[64], .. "RIDER"u8]))));

    [Fact]
    public void A_jpeg_with_a_hundred_scans_is_refused()
    {
        byte[] scan = [.. JpegOf.Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 2, 3];

        Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(JpegOf.Of(JpegOf.Frame(16, 16), scanData: [1, .. Enumerable.Repeat(scan, 100).SelectMany(s => s)])));
    }

    private static PictureAnswer.Accepted Accepted(byte[] file) => Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(file));

    private static string Refused(byte[] file) => Assert.IsType<PictureAnswer.Refused>(PictureGate.Read(file)).Sentence;
}
