using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Countersign.Foundation.Worker;
using Countersign.People.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.People.Pupils;

/// <summary>
/// Brings a list of pupils, shows what it would change, and puts it in the place of the one before when that was confirmed. The list travels in the form
/// meanwhile: kept on the server it would be personal data that nobody decided to keep.
/// </summary>
[RequestSizeLimit((4 * SheetLimits.Bytes) + 100_000)]
internal sealed class RosterModel(UseRoster roster, RosterHistory history, Workers workers) : PageModel
{
    private const string Yes = "yes";

    private const string No = "no";

    [BindProperty]
    [StringLength(SheetLimits.Bytes, ErrorMessage = "The list must be 4 MB or smaller. Leave out the columns that are not needed")]
    public string? List { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>How the file was written from which the list came.</summary>
    [BindProperty]
    public string? Written { get; set; }

    [BindProperty]
    public string? FirstColumn { get; set; }

    [BindProperty]
    public string? PreferredColumn { get; set; }

    [BindProperty]
    public string? SurnameColumn { get; set; }

    [BindProperty]
    public string? FirstLine { get; set; }

    [BindProperty]
    public string? Fingerprint { get; set; }

    [BindProperty]
    public List<string> Whole { get; set; } = [];

    public PupilList? Read { get; private set; }

    public RosterPlan? Plan { get; private set; }

    /// <summary>The table whose columns can be chosen by hand; null where there is none.</summary>
    public Sheet? Table { get; private set; }

    /// <summary>Sheets of the workbook that are not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; private set; } = [];

    /// <summary>How many pupils are on the list in use.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<RosterEntry> Changes { get; private set; } = [];

    public string? Age { get; private set; }

    public async Task OnGet(CancellationToken ct) => (Count, Changes, Age) = (await roster.Count(ct), await history.Last(ct), await history.Age(ct));

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await OnGet(ct);
        if (await Tables(ct) is not { } list)
        {
            return Page();
        }

        (Read, Plan) = (list, await roster.Plan(list, ct));
        return Page();
    }

    [RefusesUnreadable]
    public async Task<IActionResult> OnPostUse(CancellationToken ct)
    {
        await OnGet(ct);
        Upload = null;
        if (await Tables(ct) is not { } list)
        {
            return Page();
        }

        var used = await roster.Use(list, Fingerprint, Whole.Contains(Yes), ct);
        if (used is Outcome<RosterPlan>.Refused(var why))
        {
            (Read, Plan) = (list, await roster.Plan(list, ct));
            return this.Refuse(why, Plan.EmptiesTheSchool && Plan.Fingerprint() == Fingerprint ? nameof(Whole) : "");
        }

        return this.Done(PeopleLinks.Roster, "The list is in use", RosterWords.Done(((Outcome<RosterPlan>.Done)used).Value));
    }

    public async Task<IActionResult> OnPostUndo(string? change, CancellationToken ct)
    {
        await OnGet(ct);
        var undone = await roster.Undo(Ids.Require<RosterChangeId>(change), ct);
        return undone is Outcome<RosterPlan>.Refused(var why)
            ? this.Refuse(why)
            : this.Done(PeopleLinks.Roster, "The list before is in use again", RosterWords.Done(((Outcome<RosterPlan>.Done)undone).Value));
    }

    // What is brought is put into the box, so that a wrong line can be put right there, and is read from there ever after.
    private async Task<PupilList?> Tables(CancellationToken ct)
    {
        if (Upload is null && !ModelState.IsValid)
        {
            return null;
        }

        if (Upload is null && string.IsNullOrWhiteSpace(List))
        {
            this.Refuse("Choose a file, or paste the list", nameof(Upload));
            return null;
        }

        var tables = Upload is null ? PupilFile.Tables(List!, Written is { Length: > 0 and <= 20 } said ? said : SheetText.Pasted)
            : await PupilFile.Tables(workers, Upload, ct);
        if (tables is not Outcome<List<Sheet>>.Done(var sheets))
        {
            this.Refuse(((Outcome<List<Sheet>>.Refused)tables).Why, Upload is null ? nameof(List) : nameof(Upload));
            return null;
        }

        Table = PupilListReader.TableOf(sheets);
        if (Upload is not null)
        {
            (List, Written) = (SheetWriter.Write(Table), Table.Written);
            (FirstColumn, PreferredColumn, SurnameColumn, FirstLine) = (null, null, null, null);
            ModelState.Clear();
            OtherSheets = [.. sheets.Where(sheet => sheet.Rows.Count > 0 && sheet.Name != Table.Name).Select(sheet => sheet.Name).OfType<string>()];
            tables = PupilFile.Tables(List, Written);
        }

        FirstLine ??= PupilColumns.ByHeadings(Table) is null ? No : Yes;
        var read = PupilFile.Read(tables, Chosen());
        if (read is Outcome<PupilList>.Refused(var why))
        {
            this.Refuse(why, nameof(List));
        }

        return (read as Outcome<PupilList>.Done)?.Value;
    }

    private ChosenColumns? Chosen() => Column(FirstColumn) is { } first
        ? new ChosenColumns(first, Column(PreferredColumn), Column(SurnameColumn), FirstLine == Yes)
        : null;

    private static int? Column(string? said) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var column) && column < SheetLimits.Columns ? column : null;
}
