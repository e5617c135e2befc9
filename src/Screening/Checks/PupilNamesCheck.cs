using Countersign.Screening.Model;
using Countersign.Screening.Names;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>Pupils' names in the text, the alt text and the file names.</summary>
internal static class PupilNamesCheck
{
    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        var phrases = input.Settings.AllowedPhrases.Select(p => LetterStream.Of(PlainText.Of(p)).Letters).Where(p => p.Length > 0).ToList();
        foreach (var (place, plain) in input.Places)
        {
            var stream = LetterStream.Of(plain);
            var allowed = Allowed(stream, phrases);
            foreach (var hit in NameScan.Find(plain, input.Roster, place.Kind == PlaceKind.FileName))
            {
                if (!allowed.Exists(range => range.From <= hit.From && hit.To <= range.To)
                    && Weigh(hit, input.Settings) is { } severity)
                {
                    yield return Say(hit, severity, place, input.Settings);
                }
            }
        }
    }

    private static List<(int From, int To)> Allowed(LetterStream stream, List<string> phrases)
    {
        var allowed = new List<(int, int)>();
        foreach (var phrase in phrases)
        {
            for (var at = stream.Letters.IndexOf(phrase, StringComparison.Ordinal);
                at >= 0;
                at = stream.Letters.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            {
                if (stream.IsEdge(at) && stream.IsEdge(at + phrase.Length))
                {
                    var (start, length) = stream.Span(at, at + phrase.Length);
                    allowed.Add((start, start + length));
                }
            }
        }

        return allowed;
    }

    private static Severity? Weigh(NameHit hit, ScreeningSettings settings)
    {
        var mayBeNamed = hit.Pupils.Count(settings.MayBeNamed.Contains);
        var strong = hit.Tier is NameTier.Full or NameTier.Handle or NameTier.Initial;
        return (strong, hit.Tier, mayBeNamed) switch
        {
            (false, _, > 0) when mayBeNamed == hit.Pupils.Count => null,
            (true, _, > 0) => mayBeNamed == hit.Pupils.Count ? Severity.Advises : Severity.Asks,
            (true, NameTier.Full, _) => hit.Doubtful ? Severity.Asks : Severity.Blocks,
            (_, NameTier.FirstOnly, _) => Severity.Advises,
            _ => hit.Doubtful ? Severity.Advises : Severity.Asks,
        };
    }

    private static ScreeningFinding Say(NameHit hit, Severity severity, Place place, ScreeningSettings settings)
    {
        var (start, length) = (hit.From, hit.To - hit.From);
        var where = place.Kind switch
        {
            PlaceKind.Text => "The text",
            PlaceKind.AltText => $"The alt text of picture {place.Picture + 1}",
            _ => $"The file name of picture {place.Picture + 1}",
        };
        var (message, suggestion) = severity switch
        {
            Severity.Blocks => ($"{where} names a pupil who has not been cleared to be named", Instead(place)),
            Severity.Asks when hit.Pupils.Any(settings.MayBeNamed.Contains) =>
                ($"{where} holds a name that several pupils share, and not all of them may be named", "Say which pupil is meant, or take the name out"),
            Severity.Asks => ($"{where} may name a pupil", "Say whether this is a pupil, and take the name out if it is"),
            _ when hit.Tier == NameTier.FirstOnly => ($"{where} holds the first name of a pupil", "Make sure that nobody can tell which child is meant"),
            _ when hit.Doubtful => ($"{where} holds ordinary words that are also a pupil’s name", "Make sure that no child is meant"),
            _ => ($"{where} names a pupil who may be named", "Make sure that it is the right pupil"),
        };
        return new ScreeningFinding(ScreeningCheck.PupilNames, severity, place, start, length, message, suggestion)
        {
            Pupils = hit.Pupils,
            NameTier = hit.Tier,
        };
    }

    private static string Instead(Place place) => place.Kind == PlaceKind.FileName
        ? "Rename the file before you add it"
        : "Write about the class or the year group, or ask the office to check the consent";
}
