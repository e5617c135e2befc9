using System.Net;

namespace Countersign.Tests.Web;

/// <summary>Every field of every form, sent something that it does not take. A new page is found by its route; one that no visitor finds fails here.</summary>
[Trait("Database", "none")]
public sealed class UnreadableFormsTests : IAsyncLifetime
{
    // Shown in development or the demo alone, to a trust, or once a sheet of codes, a second half or another service is under way.
    private static readonly HashSet<string> NotFound =
    [
        "/Countersign/Pages/Components", "/Countersign/SignIn/Code", "/Countersign/SignIn/Demo/StepIn", "/Countersign/SignIn/OtherSchools/OtherSchools",
        "/Countersign/SignIn/Providers/SetUp/Show", "/Countersign/SignIn/SecondHalf/SecondHalf", "/Countersign/SignIn/YourSignIn/NewSheet", "/SchoolAccounts/Connect/Again",
    ];

    private readonly List<string> taken = [];
    private BusySchool school = null!;

    public async ValueTask InitializeAsync()
    {
        school = await BusySchool.Open();
        await school.AtTheDoor();
    }

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task No_page_acts_on_what_it_could_not_read_or_is_too_long_or_cannot_be_seen()
    {
        await Everywhere("half nine", kind => kind != typeof(string));
        await Everywhere(new string('x', 150_000), _ => true);
        await Everywhere("ma\0tters", _ => true);
        await Everywhere("matters\u202E", _ => true);

        Assert.True(taken.Count == 0, string.Join('\n', taken));
    }

    [Fact]
    public void A_visitor_finds_the_form_of_every_page_that_takes_one()
    {
        var found = school.Forms.Select(form => form.To.ViewEnginePath).ToHashSet();
        var hidden = school.Every.Pages.Where(page => page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)))
            .Select(page => page.ViewEnginePath).Where(page => !found.Contains(page));

        var unlike = hidden.Except(NotFound).Concat(NotFound.Except(hidden)).ToList();
        Assert.True(unlike.Count == 0, string.Join(", ", unlike));
    }

    private async Task Everywhere(string value, Func<Type, bool> where)
    {
        foreach (var form in school.Forms)
        {
            foreach (var name in form.Names.Where(name => form.Kind(name) is { } kind && where(kind)))
            {
                await Attack(form, name, value);
            }
        }
    }

    private async Task Attack(SentForm form, string name, string value)
    {
        var page = await form.With(name, value);
        var refused = page.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.RequestUriTooLong
            || (page.Status == HttpStatusCode.OK && page.Document.QuerySelector(".govuk-error-summary, .govuk-error-message") is not null);
        if (!refused)
        {
            taken.Add($"{form.Method} {form.Target} takes {name} as “{value[..8]}”: {(int)page.Status} “{page.Heading()}”");
        }
    }
}
