using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;

namespace Countersign.Posts.Review;

/// <summary>Screens a post against the roster of its school.</summary>
internal sealed class PostScreening(Staff staff, RosterIndexes indexes, TimeProvider clock)
{
    /// <summary>Since a list older than this, pupils have usually joined.</summary>
    internal const int DaysUntilStale = 35;

    // No finding about names would otherwise read as if there were none.
    private static readonly ScreeningFinding NoNames = About(
        "Names are not being checked: there is no pupil list", "Ask an administrator to bring the list of pupils");

    /// <summary>What is found, and what its author says of it.</summary>
    public Task<IReadOnlyList<PostFinding>> Findings(Post post, CancellationToken ct) =>
        Findings(ScreenedPost.Of(post), post.Reasons.ToDictionary(reason => reason.Finding, reason => reason.Words), ct);

    /// <summary>The same of something that is being written.</summary>
    public async Task<IReadOnlyList<PostFinding>> Findings(ScreenedPost post, IReadOnlyDictionary<string, string> reasons, CancellationToken ct)
    {
        var pupils = await staff.Roster(ct);
        var settings = new ScreeningSettings { AllowedPhrases = await staff.AllowedPhrases(ct) };
        var draft = new ScreeningDraft(post.Text, [.. post.Pictures.Select(picture => new ScreenedPicture(picture.FileName, picture.Alt))]);
        var found = Screen.Draft(draft, indexes.Of(pupils), settings);
        return PostFinding.All([.. await AboutTheList(pupils.Count, ct), .. found], post, reasons);
    }

    private async Task<IReadOnlyList<ScreeningFinding>> AboutTheList(int pupils, CancellationToken ct)
    {
        if (pupils == 0)
        {
            return [NoNames];
        }

        return await staff.RosterBroughtAt(ct) is { } brought && (clock.GetUtcNow() - brought).Days is var days and > DaysUntilStale
            ? [About(
                $"The pupil list is {days} days old, so names of pupils who joined since then are not being checked",
                "Ask an administrator to bring it again")]
            : [];
    }

    private static ScreeningFinding About(string message, string suggestion) =>
        new(ScreeningCheck.PupilNames, Severity.Advises, Place.Text, 0, 0, message, suggestion);
}
