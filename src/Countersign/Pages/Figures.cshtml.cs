using Countersign.People.Contributions;
using Countersign.People.Model;
using Countersign.People.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

/// <summary>
/// The school in numbers, a term at a time, for those who watch over it; in a trust or federation a row for each of its schools. Modules contribute the
/// figures. Nothing that is not out yet is in them, and nobody's name.
/// </summary>
internal sealed class FiguresModel(IEnumerable<IWork> work, Schools schools, Me me, TimeProvider clock) : PageModel
{
    // The kind of person, and one of the roles that make somebody of that kind.
    private const string Governor = "governor";

    private static readonly string[] Watching = [Me.Headteacher, Me.Administrator, Governor, "trustee", "chair of governors"];

    /// <summary>As <see cref="SchoolTerm.Key"/>; anything else shows this term.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Term { get; set; }

    public SchoolTerm Shown { get; private set; } = SchoolTerm.With(default);

    public bool IsNow { get; private set; }

    public SchoolName Here { get; private set; } = null!;

    public IReadOnlyList<(SchoolName School, IReadOnlyList<Figure> Figures)> Rows { get; private set; } = [];

    public bool IsTrust => Here.Kind != EstablishmentKind.School;

    /// <summary>Whether they may go into the schools they read of; the page of schools lets the same people in.</summary>
    public bool MayStepIn => IsTrust && me.Holds(Me.Administrator) && me.VisitsFrom is null;

    /// <summary>Whether that is what they come for: governors and trustees, and whoever is at home in a trust or federation.</summary>
    public static bool IsMainThing(Me me, SchoolName here) => me.Kind == Governor || (here.Kind != EstablishmentKind.School && MayRead(me));

    /// <summary>Governors and trustees, the headteacher, administrators.</summary>
    public static bool MayRead(Me me) => me.Kind == Governor || Watching.Any(me.Holds);

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (!MayRead(me))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Here = await schools.Here(ct);
        var now = SchoolTerm.With(Here.Time.Today(clock.GetUtcNow()));
        Shown = SchoolTerm.Read(Term) ?? now;
        IsNow = Shown.From >= now.From;
        IReadOnlyList<SchoolName> places = IsTrust ? await schools.Under(Here.Id, ct) : [Here];
        var figures = new List<Figure>();
        foreach (var module in work)
        {
            figures.AddRange(await module.Figures(places, Shown.From, Shown.Until, ct));
        }

        var ofSchool = figures.OrderBy(figure => figure.Place).ToLookup(figure => figure.School);
        Rows = [.. places.Select(place => (place, (IReadOnlyList<Figure>)[.. ofSchool[place.Id]]))];
        return Page();
    }
}
