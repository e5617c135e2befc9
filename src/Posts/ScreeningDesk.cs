using Countersign.People;
using Countersign.Posts.Draft;
using Countersign.Screening;

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

    /// <summary>A finding that blocks, at the field where its author can mend it.</summary>
    public static Fault AsFault(Finding finding, Post post) => new(Field(finding.Place, post), $"{finding.Message}. {finding.Suggestion}");

    private static string Field(Place place, Post post) => place.Kind switch
    {
        PlaceKind.AltText => $"Alts[{post.Pictures.OrderBy(picture => picture.Place).ElementAt(place.Picture).Id}]",
        PlaceKind.FileName => "NewPictures",
        _ => "Text",
    };
}
