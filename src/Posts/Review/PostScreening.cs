using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;

namespace Countersign.Posts.Review;

/// <summary>Screens a post against the roster of its school.</summary>
internal sealed class PostScreening(Staff staff, RosterIndexes indexes)
{
    // No finding about names would otherwise read as if there were none.
    private static readonly ScreeningFinding NoNames = new(
        ScreeningCheck.PupilNames, Severity.Advises, Place.Text, 0, 0,
        "Names are not being checked: there is no pupil list", "Ask an administrator to bring the list of pupils");

    public async Task<IReadOnlyList<ScreeningFinding>> Findings(Post post, CancellationToken ct)
    {
        var pupils = await staff.Roster(ct);
        var settings = new ScreeningSettings { AllowedPhrases = await staff.AllowedPhrases(ct) };
        var pictures = post.Pictures.OrderBy(picture => picture.Place).Select(picture => new ScreenedPicture(picture.FileName, picture.Alt)).ToList();
        var findings = Screen.Draft(new ScreeningDraft(post.Content.Published, pictures), indexes.Of(pupils), settings);
        return pupils.Count == 0 ? [NoNames, .. findings] : findings;
    }
}
