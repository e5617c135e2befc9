using System.Text.RegularExpressions;
using Countersign.Screening.Model;
using Countersign.Screening.Names;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>A birthday or an age in one sentence with a pupil's first name or a class: together they tell strangers which child is meant.</summary>
internal static class AgesCheck
{
    private const string Ages = "[3-9]|1[0-9]|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
        + "eighteen|nineteen";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Told = new(
        @"\bbirthdays?\b|\b(aged|turns|turned|turning|age) (" + Ages + @")\b|\b(" + Ages + @")[- ]years?[- ]old\b|\b(is|who's|who’s) (now )?(" + Ages
        + @")( today| now| tomorrow|[.!,])|\bborn on\b|\bdate of birth\b", Options);

    private static readonly Regex Class = new(@"\b(year|y|class|form) ?[0-9]{1,2}[a-z]?\b|\b[0-9]{1,2}[a-z]\b|\breception\b", Options);

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName))
        {
            LetterStream? stream = null;
            foreach (Match match in Told.Matches(plain.Text))
            {
                var (from, to) = Sentence(plain.Text, match.Index, match.Index + match.Length);
                stream ??= LetterStream.Of(plain);
                if (!Class.IsMatch(plain.Text[from..to]) && !NamesPupil(stream, input.Roster, stream.LetterAt(from), stream.LetterAt(to)))
                {
                    continue;
                }

                var start = plain.Start(match.Index);
                yield return new(
                    ScreeningCheck.Ages, Severity.Advises, place, start, plain.End(match.Index + match.Length - 1) - start,
                    "This tells the age or the birthday of somebody who may be known by it", "Leave out the age or the day, or the name and the class");
            }
        }
    }

    private static (int From, int To) Sentence(string text, int from, int to)
    {
        while (from > 0 && text[from - 1] is not ('.' or '!' or '?' or '\n'))
        {
            from--;
        }

        while (to < text.Length && text[to] is not ('.' or '!' or '?' or '\n'))
        {
            to++;
        }

        return (from, to);
    }

    private static bool NamesPupil(LetterStream stream, Roster roster, int from, int to)
    {
        var found = new List<(int End, int First, int Surname)>();
        for (var start = from; start < to; start = stream.NextEdge(start))
        {
            if (!stream.IsEdge(start) || !stream.IsCapital(start))
            {
                continue;
            }

            roster.Tree.Walk(stream.Letters, start, found);
            if (found.Exists(name => name.First != NameTree.None && stream.IsEdge(name.End)
                && roster.First(name.First) is { IsWord: false, Pupils.Count: > 0 }))
            {
                return true;
            }
        }

        return false;
    }
}
