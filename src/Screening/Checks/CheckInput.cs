using Countersign.Screening.Model;
using Countersign.Screening.Names;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>The draft, folded once for all checks.</summary>
internal sealed record CheckInput(ScreeningDraft Draft, Roster Roster, ScreeningSettings Settings, IReadOnlyList<(Place Place, PlainText Plain)> Places)
{
    public static CheckInput Of(ScreeningDraft draft, Roster roster, ScreeningSettings settings)
    {
        var places = new List<(Place, PlainText)> { (Place.Text, PlainText.Of(draft.Text)) };
        for (var i = 0; i < draft.Pictures.Count; i++)
        {
            places.Add((Place.AltText(i), PlainText.Of(draft.Pictures[i].AltText)));
            places.Add((Place.FileName(i), PlainText.Of(draft.Pictures[i].FileName)));
        }

        return new(draft, roster, settings, places);
    }

    /// <summary>Prints nothing of the draft.</summary>
    public override string ToString() => Draft.ToString();
}
