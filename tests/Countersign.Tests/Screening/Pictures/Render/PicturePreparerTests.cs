using System.Globalization;
using System.Text;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;
using MetadataExtractor;
using NetVips;

namespace Countersign.Tests.Screening.Pictures.Render;

[Trait("Database", "none")]
public sealed class PicturePreparerTests
{
    private static readonly PictureFit Place = new(2000, 2_000_000);

    // What a JPEG or PNG cannot do without, as another reader of metadata calls it.
    private static readonly string[] Needed = ["JPEG", "JFIF", "Huffman", "File Type", "PNG-IHDR", "PNG-pHYs", "PNG-PLTE", "PNG-tRNS"];

    public static TheoryData<string, int> Turns
    {
        get
        {
            var turns = new TheoryData<string, int>();
            foreach (var kind in (string[])["jpeg", "png", "webp"])
            {
                foreach (var orientation in Enumerable.Range(1, 8))
                {
                    turns.Add(kind, orientation);
                }
            }

            return turns;
        }
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void However_the_camera_was_held_the_picture_comes_upright_and_says_nothing_more(string kind, int orientation)
    {
        var file = DrawnPicture.File(DrawnPicture.Stored(DrawnPicture.Quarters(64, 40), orientation), kind, orientation);

        var answer = PicturePreparer.Prepare(file, [Place]);

        var made = Whole(answer);
        Assert.Equal((64, 40), (made.Width, made.Height));
        Assert.Equal(orientation != 1, answer.Turned);
        AssertQuarters(DrawnPicture.Colours, made.Bytes);
    }

    [Theory]
    [InlineData("orient1.jpg", "exif location", false)]
    [InlineData("orient3.jpg", "exif location", true)]
    [InlineData("orient6.jpg", "exif location", true)]
    [InlineData("orient7.jpg", "exif location", true)]
    [InlineData("portrait-1600-orient6.jpg", "exif location", true)]
    [InlineData("exif-jfif-adobe0.jpg", "exif location", false)]
    [InlineData("cmyk-adobe.jpg", "", false)]
    [InlineData("icc-swapped.jpg", "colour-profile", false)]
    [InlineData("fill-before-rst.jpg", "", false)]
    [InlineData("no-eoi.jpg", "", false)]
    [InlineData("motion-photo.jpg", "exif location trailer", true)]
    [InlineData("mpf-gainmap.jpg", "exif location xmp second-picture trailer", false)]
    [InlineData("png-text-exif.png", "exif location xmp text other", true)]
    [InlineData("png-idat-extra.png", "", false)]
    [InlineData("apng.png", "animation", false)]
    [InlineData("real.webp", "", false)]
    public void What_went_wrong_elsewhere_is_taken_with_nothing_left_of_the_rest(string name, string removed, bool turned)
    {
        var answer = PicturePreparer.Prepare(PictureCase.Read(name), [Place]);

        Whole(answer);
        Assert.Equal(removed, string.Join(' ', answer.Removed));
        Assert.Equal(turned, answer.Turned);
    }

    [Theory]
    [InlineData("exif-jfif-adobe0.jpg")]
    [InlineData("cmyk-adobe.jpg")]
    [InlineData("fill-before-rst.jpg")]
    [InlineData("no-eoi.jpg")]
    [InlineData("png-idat-extra.png")]
    [InlineData("apng.png")]
    [InlineData("real.webp")]
    public void Its_colours_are_those_of_the_plain_picture(string name) =>
        AssertQuarters(DrawnPicture.QuartersOf(PictureCase.Read("orient1.jpg")), Whole(PicturePreparer.Prepare(PictureCase.Read(name), [Place])).Bytes, 12);

    // As a browser shows the file: its profile takes red for green.
    [Fact]
    public void A_colour_profile_is_obeyed() =>
        AssertQuarters(
            [[158, 20, 40], [30, 200, 31], [30, 200, 31], [60, 30, 220]],
            Whole(PicturePreparer.Prepare(PictureCase.Read("icc-swapped.jpg"), [Place])).Bytes);

    [Fact]
    public void A_profile_that_makes_no_sense_is_done_without()
    {
        var jpeg = DrawnPicture.File(DrawnPicture.Quarters(64, 40), "jpeg");

        var made = Whole(PicturePreparer.Prepare([.. jpeg[..2], .. JpegOf.Segment(0xE2, "ICC_PROFILE\0\u0001\u0001PROFILE"u8), .. jpeg[2..]], [Place]));

        AssertQuarters(DrawnPicture.Colours, made.Bytes);
    }

    [Theory]
    [InlineData("grey")]
    [InlineData("16 bits")]
    [InlineData("P3")]
    [InlineData("progressive")]
    [InlineData("AVIF")]
    [InlineData("see-through WebP")]
    public void Whatever_its_pixels_are_stored_as_they_come_as_eight_bits_of_red_green_and_blue(string stored)
    {
        var quarters = DrawnPicture.Quarters(64, 40);
        using var p3 = quarters.IccTransform("p3", inputProfile: "srgb");
        var file = stored switch
        {
            "grey" => quarters.Colourspace(Enums.Interpretation.Bw).JpegsaveBuffer(q: 95),
            "16 bits" => quarters.Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer(),
            "P3" => p3.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc),
            "progressive" => quarters.JpegsaveBuffer(q: 95, interlace: true),
            "AVIF" => quarters.HeifsaveBuffer(q: 95, compression: Enums.ForeignHeifCompression.Av1, subsampleMode: Enums.ForeignSubsample.Off),
            _ => quarters.Bandjoin(128).Copy(interpretation: Enums.Interpretation.Srgb).WebpsaveBuffer(lossless: true),
        };

        var made = Whole(PicturePreparer.Prepare(file, [Place]));

        using var image = Image.NewFromBuffer(made.Bytes);
        Assert.Equal((stored == "see-through WebP" ? 4 : 3, Enums.BandFormat.Uchar, Enums.Interpretation.Srgb), (image.Bands, image.Format, image.Interpretation));
        Assert.Equal(stored == "see-through WebP" ? "image/png" : stored == "16 bits" ? "image/png" : "image/jpeg", made.MediaType);
        if (stored != "grey")
        {
            AssertQuarters(DrawnPicture.Colours, made.Bytes, 12);
        }
    }

    [Theory]
    [InlineData(100_000, 186)]
    [InlineData(45_455, 128)]
    [InlineData(44_000, 128)]
    public void A_png_that_says_how_bright_its_numbers_are_meant_is_shown_so(int gamma, int grey)
    {
        var png = PngOf.Grey(32, 32, 128);
        var chunk = PngOf.Chunk("gAMA"u8, [(byte)(gamma >> 24), (byte)(gamma >> 16), (byte)(gamma >> 8), (byte)gamma]);

        var made = Whole(PicturePreparer.Prepare([.. png[..33], .. chunk, .. png[33..]], [Place]));

        Assert.Equal([grey, grey, grey], DrawnPicture.QuartersOf(made.Bytes)[0].Select(value => (int)value));
    }

    [Fact]
    public void A_photograph_of_twelve_million_pixels_that_cannot_be_packed_fits_every_place()
    {
        var file = DrawnPicture.Noise(4000, 3000).JpegsaveBuffer(q: 85);

        var answer = PicturePreparer.Prepare(file, [new PictureFit(2560, 8_000_000), Place, new PictureFit(1000, 100_000)]);

        Assert.InRange(file.Length, 5_000_000, PictureLimits.Bytes);
        Assert.Equal(3, answer.Files.Count);
        Assert.Equal([0, 1, 2], answer.Places);
        Assert.Equal((2560, 1920), (answer.Files[0].Width, answer.Files[0].Height));
        Assert.InRange(answer.Files[1].Bytes.Length, 1, 2_000_000);
        Assert.InRange(answer.Files[2].Bytes.Length, 1, 100_000);
        Assert.True(answer.Shrunk);
    }

    [Fact]
    public void Places_that_take_the_same_file_get_the_same()
    {
        var answer = PicturePreparer.Prepare(DrawnPicture.File(DrawnPicture.Quarters(64, 40), "jpeg"), [new PictureFit(2560, 8_000_000), Place]);

        Assert.Single(answer.Files);
        Assert.Equal([0, 0], answer.Places);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(12_000, 400)]
    [InlineData(12_000, 2)]
    [InlineData(2, 12_000)]
    public void The_smallest_and_the_longest_are_taken(int width, int height)
    {
        using var picture = width == 1 ? DrawnPicture.Quarters(2, 2).Crop(0, 0, 1, 1) : DrawnPicture.Quarters(width, height);

        var made = Whole(PicturePreparer.Prepare(DrawnPicture.File(picture, "png"), [Place]));

        Assert.Equal(Math.Min(2000, Math.Max(width, height)), Math.Max(made.Width, made.Height));
    }

    [Fact]
    public void Of_a_picture_that_moves_the_first_is_kept_and_that_is_said()
    {
        var frames = DrawnPicture.Quarters(64, 40).Join(DrawnPicture.Quarters(64, 40).Invert(), Enums.Direction.Vertical).Mutate(edit => edit.Set(GValue.GIntType, "page-height", 40));
        foreach (var moving in (byte[][])[DrawnPicture.MovingGif, frames.WebpsaveBuffer(lossless: true), frames.GifsaveBuffer()])
        {
            var answer = PicturePreparer.Prepare(moving, [Place]);

            var made = Whole(answer);
            Assert.Contains("animation", answer.Removed);
            Assert.Equal("It moved; its first picture is kept and the others are not", answer.Said[0]);
            Assert.InRange(DrawnPicture.QuartersOf(made.Bytes)[0][0], 190, 255);
        }
    }

    [Fact]
    public void A_drawing_stays_a_png_and_a_photograph_becomes_a_jpeg()
    {
        Assert.Equal("image/png", Whole(PicturePreparer.Prepare(DrawnPicture.File(DrawnPicture.Quarters(300, 200), "png"), [Place])).MediaType);
        Assert.Equal("image/jpeg", Whole(PicturePreparer.Prepare(DrawnPicture.File(DrawnPicture.Noise(300, 200), "png"), [Place])).MediaType);
    }

    [Fact]
    public void What_can_be_seen_through_stays_so_where_it_fits_and_turns_white_where_it_does_not()
    {
        using var noise = DrawnPicture.Noise(600, 400).Bandjoin(0).Copy(interpretation: Enums.Interpretation.Srgb);

        var fits = PicturePreparer.Prepare(noise.PngsaveBuffer(), [Place]);
        var doesNot = PicturePreparer.Prepare(noise.PngsaveBuffer(), [new PictureFit(2000, 50_000)]);

        Assert.Equal("image/png", Whole(fits).MediaType);
        Assert.Contains("What could be seen through is white now", doesNot.Said);
        Assert.Equal([255, 255, 255], DrawnPicture.QuartersOf(Whole(doesNot).Bytes)[0]);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.5)]
    public void A_picture_that_was_cut_off_is_refused_as_that(double kept)
    {
        var file = DrawnPicture.Noise(300, 200).JpegsaveBuffer();

        var answer = PicturePreparer.Prepare(file[..(int)(file.Length * kept)], [Place]);

        Assert.Equal("cut-short", answer.Code);
    }

    [Fact]
    public void A_png_whose_pixels_are_damaged_is_refused()
    {
        var pixels = new byte[5000];
        new Random(20261130).NextBytes(pixels);

        Assert.Equal("damaged", PicturePreparer.Prepare(PngOf.Of(PngOf.Header(32, 32), data: pixels), [Place]).Code);
    }

    [Fact]
    public void A_heic_picture_that_cannot_be_opened_is_refused_with_what_to_do_on_the_phone()
    {
        var answer = PicturePreparer.Prepare(PictureCase.Read("heic-named.jpg"), [Place]);

        Assert.Equal("heic", answer.Code);
        Assert.Contains("Settings, Camera, Formats", answer.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_library_is_missing_a_picture_is_cleaned_turned_by_its_entry_and_held_to_what_places_take()
    {
        var file = DrawnPicture.File(DrawnPicture.Stored(DrawnPicture.Quarters(64, 40), 6), "jpeg", 6);

        var answer = PicturePreparer.Prepare(file, [Place, new PictureFit(2000, 100)], draws: false);
        var tooLarge = PicturePreparer.Prepare(file, [new PictureFit(2000, 100)], draws: false);

        Assert.Equal([0, -1], answer.Places);
        Assert.Equal((64, 40), (answer.Files[0].Width, answer.Files[0].Height));
        Assert.Contains("neither turned nor made smaller", Assert.Single(answer.Said), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(answer.Files[0].Bytes), StringComparison.Ordinal);
        Assert.Equal("too-many-bytes", tooLarge.Code);
        Assert.Equal("webp", PicturePreparer.Prepare(PictureCase.Read("real.webp"), [Place], draws: false).Code);
        Assert.Equal("cut-short", PicturePreparer.Prepare(PictureCase.Read("no-eoi.jpg"), [Place], draws: false).Code);
    }

    private static PictureFile Whole(PreparedPicture answer)
    {
        Assert.Null(answer.Refused);
        var made = answer.Files[0];
        var read = Assert.IsType<PictureAnswer.Accepted>(PictureGate.Read(made.Bytes));
        Assert.Equal((PictureExtras.None, 1, false), (read.Extras, read.Orientation, read.EndsOpen));
        Assert.Equal((made.Width, made.Height), (read.Width, read.Height));
        Assert.Equal(PictureCleaner.Clean(made.Bytes).Bytes.ToArray(), made.Bytes);
        using var stream = new MemoryStream(made.Bytes);
        Assert.Empty(ImageMetadataReader.ReadMetadata(stream).Select(directory => directory.Name).Except(Needed));
        return made;
    }

    private static void AssertQuarters(double[][] expected, byte[] file, int within = 8)
    {
        foreach (var (colour, seen) in expected.Zip(DrawnPicture.QuartersOf(file)))
        {
            Assert.All(colour.Zip(seen), pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= within,
                string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', colour)} became {string.Join(' ', seen)}")));
        }
    }
}
