using Countersign.Foundation.Worker;
using Countersign.Screening.Pictures;

namespace Countersign.Posts.Compose;

/// <summary>What a worker made of a picture that somebody added: a clean copy with what it shows, or the sentence that refuses it.</summary>
internal sealed record TakenPicture(string? Refused, byte[]? Bytes = null, string? MediaType = null, int Width = 0, int Height = 0)
{
    private const int LongestSentence = 300;

    // The orientation is written anew, and nothing else is added.
    private const int MostBytes = PictureLimits.Bytes + 100;

    /// <summary>Whether it is within what a worker may answer; asked by the program before it keeps the picture.</summary>
    public bool IsSound() => Bytes is null
        ? Refused is { Length: > 0 and <= LongestSentence }
        : Refused is null
            && Bytes.Length is > 0 and <= MostBytes
            && MediaType is "image/jpeg" or "image/png"
            && Width is > 0 and <= PictureLimits.Side
            && Height is > 0 and <= PictureLimits.Side
            && (long)Width * Height <= PictureLimits.Pixels;
}

/// <summary>What workers do for pictures: they look at the structure of each, and write it again from the parts that draw it.</summary>
internal static class PictureTask
{
    public static readonly WorkerTask<TakenPicture> Clean = new("picture", TimeSpan.FromSeconds(15), CleanOne, static picture => picture.IsSound());

    private static TakenPicture CleanOne(byte[] bytes)
    {
        if (PictureGate.Read(bytes) is PictureAnswer.Refused(var why))
        {
            return new TakenPicture(why);
        }

        var clean = PictureCleaner.Clean(bytes);
        return new TakenPicture(null, clean.Bytes.ToArray(), clean.MediaType, clean.ShownWidth, clean.ShownHeight);
    }
}
