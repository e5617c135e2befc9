using Countersign.Screening.Model;
using Countersign.Screening.Names;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>Accounts that begin with somebody's given name, and so are more likely a person's than a club's.</summary>
internal static class AccountsCheck
{
    private const int ShortestWithin = 5;

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName && p.Plain.Text.Contains('@', StringComparison.Ordinal)))
        {
            var stream = LetterStream.Of(plain);
            foreach (var run in MarkedWords.Of(stream, isFileName: false).Where(run => run.Mark == Mark.Account && IsPersons(stream, run)))
            {
                var (start, length) = stream.Span(run.From, run.To);
                yield return new(
                    ScreeningCheck.Accounts, Severity.Advises, place, start, length,
                    "This looks like somebody’s own account", "Make sure that it is no pupil’s, and that whoever owns it wants to be named");
            }
        }
    }

    private static bool IsPersons(LetterStream stream, MarkedRun run)
    {
        var word = stream.Letters[run.From..Math.Min(stream.NextEdge(run.From), run.To)];
        for (var length = word.Length; length >= 3; length--)
        {
            if ((length == word.Length || length >= ShortestWithin) && GivenNames.Knows(word[..length]) && !CommonWords.Has(word[..length]))
            {
                return true;
            }
        }

        return false;
    }
}
