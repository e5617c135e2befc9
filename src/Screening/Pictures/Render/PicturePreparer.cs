using NetVips;

namespace Countersign.Screening.Pictures.Render;

/// <summary>
/// Makes of a picture that somebody brought what places take: judged by its structure first, then drawn anew, upright, in sRGB, no larger than asked
/// for. Where the library that draws is missing, its metadata is taken out and the pixels stay as they are. For worker processes alone.
/// </summary>
public static class PicturePreparer
{
    private const string OnlyCleaned =
        "What it said besides the picture was removed. It was neither turned nor made smaller: this Countersign lacks the library for that";

    // Pixels of a picture in which coarser colours would be seen and finer ones cost little.
    private const int Crisp = 500_000;

    /// <summary>What is made for each place. Never throws for what a file can hold.</summary>
    /// <param name="fits">What the places take; one that takes more stands before one that takes less, and both get the same file where it fits.</param>
    public static PreparedPicture Prepare(byte[] file, IReadOnlyList<PictureFit> fits) => Prepare(file, fits, VipsLibrary.IsUsable);

    internal static PreparedPicture Prepare(byte[] file, IReadOnlyList<PictureFit> fits, bool draws)
    {
        var kind = PictureGate.Kind(file);
        var came = new PictureAsItCame(kind is { } known ? PictureWords.MediaType(known) : null, 0, 0, file.Length);
        var judged = PictureGate.Read(file);
        if (judged is not PictureAnswer.Accepted picture)
        {
            return Refused(came, (PictureAnswer.Refused)judged);
        }

        came = came with { Width = picture.Width, Height = picture.Height };
        if (!draws)
        {
            return Cleaned(file, picture, came, fits);
        }

        if (picture.Kind == PictureKind.Heic)
        {
            return Heic(file, picture, came, fits);
        }

        return Drawn(file, picture, came, picture, fits);
    }

    // What came out of the other program is a stranger's file still, and is judged as one. It is upright already.
    private static PreparedPicture Heic(byte[] file, PictureAnswer.Accepted picture, PictureAsItCame came, IReadOnlyList<PictureFit> fits) =>
        HeifConvert.Jpeg(file) is { } jpeg && PictureGate.Read(jpeg) is PictureAnswer.Accepted made
            ? Drawn(jpeg, made with { Orientation = 1 }, came, picture, fits)
            : Refused(came, HeifWalk.NotOpened);

    private static PreparedPicture Drawn(
        byte[] file, PictureAnswer.Accepted picture, PictureAsItCame came, PictureAnswer.Accepted original, IReadOnlyList<PictureFit> fits)
    {
        try
        {
            using var pixels = Pixels.Decode(file, picture, fits.Max(fit => fit.LongSide));
            var seeThrough = PictureEncoder.IsSeeThrough(pixels);
            var asPng = original.Kind is PictureKind.Png or PictureKind.Gif or PictureKind.Webp or PictureKind.Avif
                && (seeThrough || (original.Kind is PictureKind.Png or PictureKind.Gif && PictureEncoder.HasFewColours(pixels)));
            var crisp = original.Kind == PictureKind.Png || (long)pixels.Width * pixels.Height <= Crisp;
            var files = new List<PictureFile>();
            var places = new List<int>();
            foreach (var fit in fits)
            {
                var place = files.FindIndex(fit.Takes);
                if (place < 0 && ((asPng ? PictureEncoder.Png(pixels, fit) : null) ?? PictureEncoder.Jpeg(pixels, fit, crisp)) is { } made)
                {
                    place = files.Count;
                    files.Add(made);
                }

                places.Add(place);
            }

            return files.Count == 0
                ? Refused(came, new PictureAnswer.Refused("This picture cannot be made small enough; add another", "too-many-bytes"))
                : Answer(original, came, files, places, seeThrough);
        }
        catch (VipsException)
        {
            return Refused(came, PictureWords.Damaged(picture.EndsOpen));
        }
    }

    private static PreparedPicture Answer(
        PictureAnswer.Accepted picture, PictureAsItCame came, List<PictureFile> files, List<int> places, bool seeThrough)
    {
        var turned = picture.Orientation != 1;
        var (width, height) = picture.Orientation >= 5 ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var shrunk = files[0].Width < width || files[0].Height < height;
        IEnumerable<(bool Is, string Sentence)> said =
        [
            (picture.Extras.HasFlag(PictureExtras.Animation), "It moved; its first picture is kept and the others are not"),
            (seeThrough && files[0].MediaType == "image/jpeg", "What could be seen through is white now"),
        ];
        IEnumerable<(bool Is, string Sentence)> usual =
        [
            (turned, "It was turned the right way up"),
            (shrunk, PictureWords.Shrunk(width, height, files[0])),
            (files[0].MediaType != came.MediaType, PictureWords.Converted(picture.Kind, files[0])),
        ];
        return new PreparedPicture
        {
            From = came,
            Files = files,
            Places = places,
            Removed = PictureWords.Removed(picture.Extras),
            Turned = turned,
            Shrunk = shrunk,
            Said = [.. said.Where(one => one.Is).Select(one => one.Sentence)],
            Usual = [.. usual.Where(one => one.Is).Select(one => one.Sentence)],
        };
    }

    private static PreparedPicture Cleaned(byte[] file, PictureAnswer.Accepted picture, PictureAsItCame came, IReadOnlyList<PictureFit> fits)
    {
        if (picture.Kind is not (PictureKind.Jpeg or PictureKind.Png))
        {
            return Refused(came, PictureWords.NotHere(picture.Kind));
        }

        if (picture.EndsOpen)
        {
            return Refused(came, PictureWords.Damaged(endsOpen: true));
        }

        var clean = PictureCleaner.Clean(file);
        var made = new PictureFile(clean.Bytes.ToArray(), clean.MediaType, clean.ShownWidth, clean.ShownHeight);
        return fits.Any(fit => made.Bytes.Length <= fit.Bytes)
            ? new PreparedPicture
            {
                From = came,
                Files = [made],
                Places = [.. fits.Select(fit => made.Bytes.Length <= fit.Bytes ? 0 : -1)],
                Removed = PictureWords.Removed(picture.Extras),
                Said = [OnlyCleaned],
            }
            : Refused(came, new PictureAnswer.Refused(
                "This picture has more bytes than can be sent, and this Countersign lacks the library to make it smaller; make it smaller and add it again",
                "too-many-bytes"));
    }

    private static PreparedPicture Refused(PictureAsItCame came, PictureAnswer.Refused why) => new() { From = came, Code = why.Code, Refused = why.Sentence };
}
