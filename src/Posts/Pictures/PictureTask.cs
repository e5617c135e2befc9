using System.Buffers.Binary;
using Countersign.Foundation.Worker;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;

namespace Countersign.Posts.Pictures;

/// <summary>What workers do for pictures: they judge each by its structure and make of it what the places take.</summary>
internal static class PictureTask
{
    public const int MostPlaces = 20;

    private const int LongestSentence = 400;

    private const int MostSentences = 40;

    // A picture that is only cleaned has its orientation written anew, and nothing else is added.
    private const int MostBytes = PictureLimits.Bytes + 100;

    public static readonly WorkerTask<PreparedPicture> Prepare = new("picture", TimeSpan.FromSeconds(30), Run, IsSound);

    /// <summary>What a worker is given: how many places there are, what each takes, and the file.</summary>
    public static byte[] Order(ReadOnlySpan<byte> file, IReadOnlyList<PictureFit> fits)
    {
        var order = new byte[sizeof(int) + (fits.Count * 2 * sizeof(int)) + file.Length];
        BinaryPrimitives.WriteInt32BigEndian(order, fits.Count);
        for (var i = 0; i < fits.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(order.AsSpan(4 + (i * 8)), fits[i].LongSide);
            BinaryPrimitives.WriteInt32BigEndian(order.AsSpan(8 + (i * 8)), fits[i].Bytes);
        }

        file.CopyTo(order.AsSpan(4 + (fits.Count * 8)));
        return order;
    }

    /// <summary>Whether it is within what a worker may answer; asked by the program before it keeps anything.</summary>
    internal static bool IsSound(PreparedPicture answer) =>
        answer is { From: not null, Files: not null, Places: not null, Removed: not null, Said: not null, Usual: not null }
        && (answer.Files.Count == 0 ? answer is { Refused.Length: > 0 and <= LongestSentence, Code.Length: > 0 } : answer.Refused is null)
        && answer.Files.Count <= MostPlaces
        && answer.Files.All(IsSound)
        && answer.Places.Count <= MostPlaces
        && answer.Places.All(place => place >= -1 && place < answer.Files.Count)
        && answer.Removed.Count + answer.Said.Count + answer.Usual.Count <= MostSentences
        && answer.Removed.Concat(answer.Said).Concat(answer.Usual).All(sentence => sentence is { Length: > 0 and <= LongestSentence });

    private static bool IsSound(PictureFile? file) =>
        file is { Bytes.Length: > 0 and <= MostBytes, MediaType: "image/jpeg" or "image/png" }
        && file is { Width: > 0 and <= PictureLimits.Side, Height: > 0 and <= PictureLimits.Side }
        && (long)file.Width * file.Height <= PictureLimits.Pixels;

    private static PreparedPicture Run(byte[] order)
    {
        var fits = Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(order))
            .Select(i => order.AsMemory(4 + (i * 8)))
            .Select(fit => new PictureFit(BinaryPrimitives.ReadInt32BigEndian(fit.Span), BinaryPrimitives.ReadInt32BigEndian(fit.Span[4..])))
            .ToList();
        return PicturePreparer.Prepare(order[(4 + (fits.Count * 8))..], fits);
    }
}
