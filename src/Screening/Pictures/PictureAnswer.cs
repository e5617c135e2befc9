namespace Countersign.Screening.Pictures;

/// <summary>The kinds of picture that the program takes in.</summary>
internal enum PictureKind
{
    Jpeg,
    Png,
    Webp,
    Gif,
    Avif,
    Heic,
}

/// <summary>What the structure of an uploaded file says about it. Nothing was decoded to answer.</summary>
internal abstract record PictureAnswer
{
    private PictureAnswer()
    {
    }

    /// <summary>
    /// A whole picture within the limits. Width and height are in pixels as stored; <paramref name="Orientation"/> is the EXIF value 1 to 8
    /// by which a viewer turns it, 1 when the file does not say.
    /// </summary>
    public sealed record Accepted(PictureKind Kind, int Width, int Height, int Orientation) : PictureAnswer
    {
        /// <summary>What lies in the file besides the picture.</summary>
        public PictureExtras Extras { get; init; }

        /// <summary>How bright its numbers are meant, as PNG says it in hundred-thousandths; nought where it says nothing, or something better.</summary>
        public int Gamma { get; init; }

        /// <summary>The mark at its end is missing, which viewers forgive: whether it is whole is known only once it was decoded.</summary>
        public bool EndsOpen { get; init; }
    }

    /// <summary>The file cannot be used; the sentence tells the member of staff what to do, the code tells programs.</summary>
    public sealed record Refused(string Sentence, string Code) : PictureAnswer;
}
