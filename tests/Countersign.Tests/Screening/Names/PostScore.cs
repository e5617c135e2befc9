using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Tests.Screening.Names;

/// <summary>One post, met with what a careful checker would want: 0 for nothing, 1 to advise, 2 to ask, 3 to block.</summary>
internal sealed record ScoredPost(string Text, string Form, int Wanted, int Got, bool IsFound, bool IsFalseBlock)
{
    public bool IsDecoy => Form.StartsWith("decoy-", StringComparison.Ordinal);

    public bool IsNear => Form is "initial-surname" or "first-initial" or "respelled" or "transliteration" or "typo" or "nickname" or "partial-surname"
        or "emoji-between" or "spaced" or "leet" or "mononym" or "family-plural" or "script";
}

/// <summary>Scores posts as the README beside the collection says.</summary>
internal static class PostScore
{
    private static readonly string[] Levels = ["none", "advise", "ask", "block"];

    public static ScoredPost Of(string text, IReadOnlyList<Guid> pupils, string form, string expectation, Roster roster)
    {
        var found = Screen.Draft(new ScreeningDraft(text, []), roster, new ScreeningSettings()).Where(f => f.Check == ScreeningCheck.PupilNames).ToList();
        var wanted = Array.IndexOf(Levels, expectation);
        if (pupils.Count == 0)
        {
            var highest = Highest(found);
            return new(text, form, wanted, highest, true, highest == 3);
        }

        var each = pupils.Select(pupil => Highest(found.Where(f => f.Pupils.Contains(pupil)))).ToList();
        var enough = form == "first-only" ? 1 : 2;
        var isFound = form == "family-plural" ? each.Exists(level => level >= enough) : each.TrueForAll(level => level >= enough);
        var another = found.Exists(f => f.Severity == Severity.Blocks && !f.Pupils.Any(pupils.Contains));
        return new(text, form, wanted, each.Max(), isFound, another || (form == "first-only" && each.Max() == 3));
    }

    private static int Highest(IEnumerable<ScreeningFinding> findings) => findings.Select(f => (int)f.Severity + 1).DefaultIfEmpty(0).Max();
}
