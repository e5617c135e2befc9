using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Screening.Checks;

/// <summary>Reads a draft and says what a person should look at. Pure: the same draft, roster and settings give the same findings.</summary>
public static class Screen
{
    private static readonly (ScreeningCheck Check, Func<CheckInput, IEnumerable<ScreeningFinding>> Find)[] Checks =
    [
        (ScreeningCheck.PupilNames, PupilNamesCheck.Find),
        (ScreeningCheck.PhoneNumbers, PhoneNumbersCheck.Find),
        (ScreeningCheck.EmailAddresses, EmailAddressesCheck.Find),
        (ScreeningCheck.Postcodes, PostcodesCheck.Find),
        (ScreeningCheck.AltText, AltTextCheck.Find),
        (ScreeningCheck.StreetAddresses, StreetAddressesCheck.Find),
        (ScreeningCheck.Accounts, AccountsCheck.Find),
        (ScreeningCheck.Ages, AgesCheck.Find),
    ];

    /// <summary>All findings, in the order of the checks and then of the draft. No finding means that nothing was found, not that nothing is there.</summary>
    public static IReadOnlyList<ScreeningFinding> Draft(ScreeningDraft draft, Roster roster, ScreeningSettings settings) =>
        Draft(draft, roster, settings, Checks);

    internal static IReadOnlyList<ScreeningFinding> Draft(
        ScreeningDraft draft, Roster roster, ScreeningSettings settings, (ScreeningCheck Check, Func<CheckInput, IEnumerable<ScreeningFinding>> Find)[] checks)
    {
        var findings = new List<ScreeningFinding>();
        CheckInput? input = null;
        foreach (var (check, find) in checks)
        {
            try
            {
                input ??= CheckInput.Of(draft, roster, settings);
                findings.AddRange(find(input).ToList());
            }
            catch (Exception)
            {
                // A check that failed must never look like a check that found nothing; the exception may quote the draft, so it goes no further.
                findings.Add(NotChecked(check));
            }
        }

        return findings;
    }

    private static ScreeningFinding NotChecked(ScreeningCheck check) => new(
        check,
        Severity.Asks,
        Place.Text,
        0,
        0,
        $"This post could not be checked for {Subject(check)}",
        "Read the text, the alt text and the file names yourself before the post goes on");

    private static string Subject(ScreeningCheck check) => check switch
    {
        ScreeningCheck.PupilNames => "pupils’ names",
        ScreeningCheck.PhoneNumbers => "telephone numbers",
        ScreeningCheck.EmailAddresses => "e-mail addresses",
        ScreeningCheck.Postcodes => "postcodes",
        ScreeningCheck.AltText => "missing alt text",
        ScreeningCheck.StreetAddresses => "addresses of houses",
        ScreeningCheck.Accounts => "people’s own accounts",
        _ => "ages and birthdays",
    };
}
