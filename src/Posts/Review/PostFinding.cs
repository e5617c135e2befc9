using System.Security.Cryptography;
using System.Text;
using Countersign.Posts.Model;
using Countersign.Screening.Model;

namespace Countersign.Posts.Review;

/// <summary>What screening found in a post, as its author and those who sign see it.</summary>
/// <param name="Number">From 1, the heaviest first. Its words are marked with it.</param>
/// <param name="Key">Under what its author's reason is kept: the check, the place and the words, so that a change elsewhere leaves it alone.</param>
/// <param name="Words">The words it is about; empty where it is about none.</param>
internal sealed record PostFinding(int Number, string Key, Severity Severity, string Message, string Suggestion, string Words)
{
    public const int LongestReason = 300;

    // Of a list of a whole class nobody reads more.
    private const int MostShown = 30;

    /// <summary>The part of the post that it is about.</summary>
    public Place Place { get; init; }

    /// <summary>Where its words stand, once for each time.</summary>
    public IReadOnlyList<(Place Place, int Start, int Length)> Spans { get; init; } = [];

    /// <summary>Why the author leaves it; null where they said nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether its author may leave it and say why. What blocks has to be changed.</summary>
    public bool MayStay => Words.Length > 0 && Severity != Severity.Blocks;

    /// <summary>Whether somebody has to be told why it stays, and is not.</summary>
    public bool LacksReason => MayStay && Severity == Severity.Asks && Reason is null;

    /// <summary>The same words found several times by one check in one place are one finding.</summary>
    public static IReadOnlyList<PostFinding> All(IReadOnlyList<ScreeningFinding> found, ScreenedPost post, IReadOnlyDictionary<string, string> reasons) =>
    [
        .. found.Select(finding => (Finding: finding, Words: Quoted(finding, post)))
            .GroupBy(one => KeyOf(one.Finding, one.Words, post))
            .OrderByDescending(same => same.Max(one => one.Finding.Severity))
            .ThenBy(same => (same.First().Finding.Place.Kind, same.First().Finding.Place.Picture, same.First().Finding.Start)).Take(MostShown)
            .Select((same, place) => Of(place + 1, same.Key, [.. same], reasons)),
    ];

    private static PostFinding Of(
        int number, string key, IReadOnlyList<(ScreeningFinding Finding, string Words)> same, IReadOnlyDictionary<string, string> reasons)
    {
        var (first, words) = same.MaxBy(one => one.Finding.Severity);
        return new PostFinding(number, key, first.Severity, first.Message, first.Suggestion, words)
        {
            Place = first.Place,
            Spans = [.. same.Where(one => one.Words.Length > 0).Select(one => (one.Finding.Place, one.Finding.Start, one.Finding.Length))],
            Reason = reasons.GetValueOrDefault(key),
        };
    }

    private static string Quoted(ScreeningFinding finding, ScreenedPost post)
    {
        var text = finding.Place.Kind switch
        {
            PlaceKind.AltText => post.Pictures[finding.Place.Picture].Alt,
            PlaceKind.FileName => post.Pictures[finding.Place.Picture].FileName,
            _ => post.Text,
        };
        return text.Substring(finding.Start, finding.Length);
    }

    private static string KeyOf(ScreeningFinding finding, string words, ScreenedPost post)
    {
        var where = finding.Place.Kind == PlaceKind.Text ? "" : post.Pictures[finding.Place.Picture].Id.ToString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Check}\n{finding.Place.Kind}\n{where}\n{words}")))[..24];
    }
}

/// <summary>The words of a post that are screened.</summary>
/// <param name="Text">As every platform gets it.</param>
/// <param name="Pictures">In their order.</param>
internal sealed record ScreenedPost(string Text, IReadOnlyList<(Guid Id, string FileName, string Alt)> Pictures)
{
    public static ScreenedPost Of(Post post) => new(
        post.Content.Published,
        [.. post.Pictures.OrderBy(picture => picture.Place).Select(picture => (picture.Id, picture.FileName, picture.Alt))]);

    /// <summary>Prints sizes alone: a post may name a child and must not reach a log.</summary>
    public override string ToString() => $"Post of {Text.Length} characters with {Pictures.Count} pictures";
}
