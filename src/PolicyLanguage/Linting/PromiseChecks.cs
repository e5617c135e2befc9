using System.Text.RegularExpressions;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Linting;

/// <summary>What a text promises without saying how often, by what record, or in which list.</summary>
internal static partial class PromiseChecks
{
    // Blocks in which prose stands that somebody will have to keep.
    private static readonly string[] Prosaic = ["cadence", "ladder", "procedure", "conduct"];

    private static readonly string[] Recording = ["procedure", "cadence", "register"];

    public static IEnumerable<Finding> OpenIntervals(LintText text) =>
        from vague in text.Words.Vague
        let sought = new Regex(
            @"\b(" + string.Join('|', vague.OrderByDescending(name => name.Length).Select(Regex.Escape)) + @")\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        from passage in text.Passages
        where passage.Kind is null || Prosaic.Contains(passage.Kind)
        let match = sought.Match(passage.Text)
        where match.Success && !Settled(text, passage, vague)
        group (passage, match) by (passage.Clause, vague[0]) into once
        let first = once.First()
        select first.passage.Finds(
            FindingKind.OpenInterval,
            first.match.Index,
            $"`{first.match.Value}` says no time",
            "put a number to it in a `setting` of the clause, or leave it to judgement and say so");

    public static IEnumerable<Finding> Claims(LintText text) =>
        from passage in text.Prose
        from match in Claim().Matches(passage.Text)
        where !text.Passages.Any(other => other.Clause == passage.Clause && Recording.Contains(other.Kind))
        select passage.Finds(
            FindingKind.UnrecordedClaim,
            match.Index,
            $"`{match.Value.Trim()}` is said of everybody, and nothing in the clause records it",
            "add a `cadence` or `procedure` that leaves a record, or say what people are asked to do");

    public static IEnumerable<Finding> Lists(LintText text) =>
        text.Policy.Registers.Where(register => register.Entries.Count == 0 && !register.AddedBySchool)
            .Select(register => new Finding(
                FindingKind.ListNotGiven,
                register.Clause.Id,
                register.Line,
                $"the list of {register.Lists} is promised and has no entry",
                "give its entries, or write `added by the school` and keep it in the program"))
            .Concat(text.Policy.Registers.Where(register => register is { Entries.Count: 0, AddedBySchool: true, Because: not null })
                .Select(register => new Finding(
                    FindingKind.ListNotGiven,
                    register.Clause.Id,
                    register.Line,
                    $"the list of {register.Lists} is left to the school: {register.Because}",
                    "give its entries in the clause, or keep the list in the program")))
            .Concat(text.Passages.Where((passage, at) => IsIntroduction(passage) && !IsGiven(passage, text.Passages.ElementAtOrDefault(at + 1)))
                .Select(passage => passage.Finds(
                    FindingKind.ListNotGiven,
                    passage.Text.Length - 1,
                    "a colon promises a list, and nothing follows",
                    "give the list, or end the sentence with a full stop")));

    public static IEnumerable<Finding> MixedDuties(LintText text) =>
        from passage in text.Prose
        from sentence in WordingChecks.Sentences(passage.Text)
        where Must().IsMatch(sentence.Value) && MustNot().IsMatch(sentence.Value)
        select passage.Finds(
            FindingKind.MixedDuty,
            sentence.Index,
            "one sentence says what must be done and what must not",
            "make two sentences of it, so that nobody reads the one for the other");

    public static IEnumerable<Finding> Settings(LintText text) =>
        from setting in text.Policy.Settings
        where setting.Value is null
        select new Finding(
            FindingKind.SettingOpen,
            setting.Clause.Id,
            text.LineOf("setting", setting.Id),
            $"what `{setting.Meaning}` means here is not filled in",
            "say what it means at the school, as the `value` of the setting");

    private static bool IsIntroduction(Passage passage) => passage.Kind is null && passage.Text.EndsWith(':');

    private static bool IsGiven(Passage passage, Passage? next) => next is not null && next.Clause == passage.Clause && next.Kind is null or "register";

    // A setting that names the word settles it everywhere; one of the clause, or an interval there, settles it in that clause.
    private static bool Settled(LintText text, Passage passage, IReadOnlyList<string> vague) =>
        text.Policy.Settings.Any(setting => setting.Clause.Id == passage.Clause
            || vague.Any(name => setting.Meaning.Contains(name, StringComparison.OrdinalIgnoreCase)))
        || text.Policy.Cadences.Any(cadence => cadence.Clause.Id == passage.Clause && (cadence.Every is not null || cadence.EverySetting is not null))
        || text.Policy.Rules.Any(rule => rule.Clause.Id == passage.Clause && rule.Then.Any(duty => duty is Duty.ReportTo { Within: not null }));

    [GeneratedRegex(@"\bmust\b(?! not\b| never\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Must();

    [GeneratedRegex(@"\bmust (?:not|never)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MustNot();

    [GeneratedRegex(@"\b(?:[Aa]ll (?:members of )?(?:staff|employees|governors|volunteers|parents|pupils|colleagues)|[Ee]very(?:body|one)(?: who works here)?"
        + @"|[Ee]very (?:member of staff|employee|governor|volunteer|parent)|[Ee]ach (?:member of staff|employee))\b(?: \w+){0,3}? (?:(?:ha(?:s"
        + @"|ve) (?:\w+ (?:and|or) )?(?:read|reviewed|signed|understood|received|agreed|acknowledged|been (?:trained|told|informed)))|(?:is"
            + @"|are) (?:made |fully )?(?:aware|familiar|trained)\b|knows? (?:this|the) policy)[^.;]{0,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Claim();
}
