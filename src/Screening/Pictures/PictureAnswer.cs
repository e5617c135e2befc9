namespace Countersign.Screening.Pictures;

/// <summary>The kinds of picture that the program takes in.</summary>
public enum PictureKind
{
    Jpeg,
    Png,
}

/// <summary>What the structure of an uploaded file says about it. Nothing was decoded to answer.</summary>
public abstract record PictureAnswer
{
    private PictureAnswer()
    {
    }

    /// <summary>
    /// A whole picture within the limits. Width and height are in pixels as stored; <paramref name="Orientation"/> is the EXIF value 1 to 8
    /// by which a viewer turns it, 1 when the file does not say.
    /// </summary>
    public sealed record Accepted(PictureKind Kind, int Width, int Height, int Orientation) : PictureAnswer;

    /// <summary>The file cannot be used; the sentence tells the member of staff what to do.</summary>
    public sealed record Refused(string Sentence) : PictureAnswer;
}
