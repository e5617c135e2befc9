using System.Text.RegularExpressions;
using Countersign.Screening.Model;
using Countersign.Screening.Text;

namespace Countersign.Screening.Checks;

/// <summary>E-mail addresses, plain ("name@example.org") and spelled out ("name at example dot org").</summary>
internal static class EmailAddressesCheck
{
    // No backtracking, so that a hostile text cannot make the search slow.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly Regex Plain = new(@"[\w.%+'-]+@(?<domain>[\w-]+(\.[\w-]+)+)", Options);
    private static readonly Regex Spelled = new(@"\b[\w.%+'-]+\s+at\s+(?<domain>[\w.-]+\s+dot\s+\w+((\s+dot\s+|\.)\w+)*)", Options);
    private static readonly Regex Bracketed = new(
        @"\b[\w.%+'-]+\s*[\[({<]\s*at\s*[\])}>]\s*(?<domain>[\w-]+((\.|\s+dot\s+|\s*[\[({<]\s*dot\s*[\])}>]\s*)[\w-]+)+)", Options);

    private static readonly Regex Dot = new(@"\s*[\[({<]?\s*\bdot\b\s*[\])}>]?\s*", Options);

    public static IEnumerable<ScreeningFinding> Find(CheckInput input)
    {
        foreach (var (place, plain) in input.Places.Where(p => p.Place.Kind != PlaceKind.FileName))
        {
            foreach (var (match, severity) in Matches(plain.Text))
            {
                var domain = Dot.Replace(match.Groups["domain"].Value, ".").Trim('.', '-');
                var accountElsewhere = match.Index > 0 && plain.Text[match.Index - 1] == '@';
                if (accountElsewhere || !domain.Contains('.') || IsOwn(domain, input.Settings))
                {
                    continue;
                }

                var length = match.Value.TrimEnd('.', '-').Length;
                var start = plain.Start(match.Index);
                yield return new(
                    ScreeningCheck.EmailAddresses, severity, place, start, plain.End(match.Index + length - 1) - start,
                    "This looks like an e-mail address outside the school", "Use the school’s own address, or leave it out");
            }
        }
    }

    private static IEnumerable<(Match Match, Severity Severity)> Matches(string text)
    {
        IEnumerable<Match> plain = text.Contains('@') ? Plain.Matches(text) : [];
        IEnumerable<Match> hidden = text.Contains("dot", StringComparison.Ordinal) ? Spelled.Matches(text) : [];
        IEnumerable<Match> bracketed = text.AsSpan().ContainsAny("[({<") ? Bracketed.Matches(text) : [];
        // Words alone may be an ordinary sentence ("look at the dot"), so a person decides.
        return plain.Concat(bracketed).Select(m => (m, Severity.Blocks))
            .Concat(hidden.Where(m => !m.Groups["domain"].ValueSpan.StartsWith("the ")).Select(m => (m, Severity.Asks)))
            .OrderBy(m => m.m.Index);
    }

    private static bool IsOwn(string domain, ScreeningSettings settings) => settings.SchoolMailDomains
        .Select(own => PlainText.Of(own).Text.Trim().TrimStart('@'))
        .Any(own => domain == own || domain.EndsWith("." + own, StringComparison.Ordinal));
}
