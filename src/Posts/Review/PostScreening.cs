using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Posts.Review;

/// <summary>Screens a post against the roster of its school.</summary>
internal sealed class PostScreening(Staff staff)
{
    public async Task<IReadOnlyList<ScreeningFinding>> Findings(Post post, CancellationToken ct)
    {
        var roster = Roster.Of((await staff.Roster(ct)).Select(pupil => new RosterName(pupil.Id.Value, pupil.FirstName, pupil.PreferredName, pupil.Surname)));
        var pictures = post.Pictures.OrderBy(picture => picture.Place).Select(picture => new ScreenedPicture(picture.FileName, picture.Alt)).ToList();
        return Screen.Draft(new ScreeningDraft(post.Content.Published, pictures), roster, new ScreeningSettings());
    }
}
