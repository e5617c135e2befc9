namespace Countersign.Screening.Pictures.Render;

/// <summary>What a place takes of a picture: how many pixels its longer side may have, and how many bytes the file.</summary>
public sealed record PictureFit(int LongSide, int Bytes)
{
    internal bool Takes(PictureFile file) => file.Bytes.Length <= Bytes && Math.Max(file.Width, file.Height) <= LongSide;
}

/// <summary>A picture as it may go out: an upright JPEG or PNG in sRGB of which nothing is left but what draws it.</summary>
public sealed record PictureFile(byte[] Bytes, string MediaType, int Width, int Height);

/// <summary>A picture as it came: its kind by what it holds, and its pixels as stored, before a viewer turns it; nought where they are not known.</summary>
public sealed record PictureAsItCame(string? MediaType, int Width, int Height, int Bytes);

/// <summary>What became of a picture, or why nothing did: one of <see cref="Files"/> and <see cref="Refused"/> is there.</summary>
public sealed record PreparedPicture
{
    /// <summary>How it came.</summary>
    public required PictureAsItCame From { get; init; }

    /// <summary>A code for programs where it was refused.</summary>
    public string? Code { get; init; }

    /// <summary>The sentence for whoever brought it where it was refused.</summary>
    public string? Refused { get; init; }

    /// <summary>The files that were made of it, none twice.</summary>
    public IReadOnlyList<PictureFile> Files { get; init; } = [];

    /// <summary>For each place that was asked for, which of the files it gets; less than nought where none fits it.</summary>
    public IReadOnlyList<int> Places { get; init; } = [];

    /// <summary>What lay in the file besides the picture and was left behind, in words for programs.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Whether it had to be turned the right way up.</summary>
    public bool Turned { get; init; }

    /// <summary>Whether the first of the files has fewer pixels than it came with.</summary>
    public bool Shrunk { get; init; }

    /// <summary>What whoever brought it should know, in sentences without a stop.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>What is done to most pictures and surprises nobody, said in the same way.</summary>
    public IReadOnlyList<string> Usual { get; init; } = [];
}
