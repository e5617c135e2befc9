using Countersign.People;
using Countersign.Posts.Draft;
using Countersign.Posts.Review;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Posts;

/// <summary>Screens a post against the roster of its school.</summary>
internal sealed class ScreeningDesk(Staff staff)
{
    public async Task<IReadOnlyList<Finding>> Findings(Post post, CancellationToken ct)
    {
        var roster = Roster.Of((await staff.Roster(ct)).Select(pupil => new RosterName(pupil.Id.Value, pupil.FirstName, pupil.PreferredName, pupil.Surname)));
        var pictures = post.Pictures.OrderBy(picture => picture.Place).Select(picture => new ScreenedPicture(picture.FileName, picture.Alt)).ToList();
        return Screen.Draft(new ScreeningDraft(post.Text, pictures), roster, new ScreeningSettings());
    }

    /// <summary>
    /// The plan with what screening finds now: it refuses as the policy does. The roster may have changed since the post was
    /// submitted, so this is asked at each signature and at the moment of sending.
    /// </summary>
    public static Plan Weigh(Plan plan, IReadOnlyList<Finding> findings) =>
        plan with { Refusals = [.. plan.Refusals, .. findings.Where(finding => finding.Severity == Severity.Blocks).Select(finding => new PlanRefusal(null, $"{finding.Message}. The author has to mend it"))] };

    /// <summary>A finding that blocks, at the field where its author can mend it.</summary>
    public static Fault AsFault(Finding finding, Post post) => new(Field(finding.Place, post), $"{finding.Message}. {finding.Suggestion}");

    private static string Field(Place place, Post post) => place.Kind switch
    {
        PlaceKind.AltText => $"Alts[{post.Pictures.OrderBy(picture => picture.Place).ElementAt(place.Picture).Id}]",
        PlaceKind.FileName => "NewPictures",
        _ => "Text",
    };
}
