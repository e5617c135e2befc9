using Countersign.Screening.Checks;
using Countersign.Screening.Model;
using Countersign.Screening.Names;

namespace Countersign.Tests.Screening;

internal static class OakfoldSchool
{
    public static readonly Guid Grace = new("00000000-0000-0000-0000-000000000001");
    public static readonly Guid Harry = new("00000000-0000-0000-0000-000000000002");

    public static readonly Roster Pupils = Roster.Of(
    [
        new(Grace, "Grace", null, "Okafor"),
        new(Harry, "Harry", null, "Potter"),
        Pupil("Alfie", "Okafor"),
        Pupil("Zoë", "Müller-Brandt"),
        Pupil("Renée", "Dubé"),
        Pupil("Anne-Marie", "O'Connell"),
        new(Guid.CreateVersion7(), "Albert", "Bertie", "Ashdown"),
        Pupil("Fiona", "McTavish"),
        Pupil("Łukasz", "Wójcik"),
        Pupil("Søren", "Ægirsson"),
        Pupil("Will", "Young"),
        Pupil("May", "West"),
        Pupil("Mark", "Hall"),
        Pupil("Grace", "Hall"),
        Pupil("Sam", "Hall"),
        Pupil("Hope", "Summers"),
        Pupil("Tom", "Rain"),
        Pupil("Jo", "Li"),
        Pupil("Rose", "Garden"),
    ]);

    public static readonly ScreeningSettings Settings = new()
    {
        SchoolPhones = ["01632 960999"],
        SchoolMailDomains = ["oakfold.example"],
        SchoolPostcodes = ["ZE9 9ZZ"],
    };

    public static IReadOnlyList<ScreeningFinding> Screened(string text, ScreeningSettings? settings = null) =>
        Screen.Draft(new ScreeningDraft(text, []), Pupils, settings ?? Settings);

    public static IReadOnlyList<ScreeningFinding> Screened(string text, ScreeningCheck check) => [.. Screened(text).Where(f => f.Check == check)];

    private static RosterName Pupil(string first, string surname) => new(Guid.CreateVersion7(), first, null, surname);
}
