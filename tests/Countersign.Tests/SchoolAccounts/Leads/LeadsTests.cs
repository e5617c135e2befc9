using System.Net;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.SchoolAccounts.Model;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SchoolAccounts.Leads;

public sealed class LeadsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Visitor administrator = null!;
    private SchoolAccountId account;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.Join("Imogen Starkweather", "teacher");
        await site.Join("Gareth Llwyd-Parry", "manager");
        account = await site.Use(services => SampleAccount.Connect(services, site.School, platform: "facebook", name: "Wrenfield on Facebook", server: "https://www.facebook.com/wrenfield"));
        administrator = await site.As(Me.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_administrator_says_who_leads_it_and_the_record_keeps_it()
    {
        var before = await administrator.Open("/accounts");
        await Lead("Imogen Starkweather");
        var one = administrator.Page;
        var two = await Lead("Imogen Starkweather", "Gareth Llwyd-Parry");

        Assert.Contains("Nobody leads it", before.Text(), StringComparison.Ordinal);
        Assert.Contains("Put up by hand, by one person", one.Text(), StringComparison.Ordinal);
        Assert.Contains("Gareth Llwyd-Parry, Imogen Starkweather", two.Text(), StringComparison.Ordinal);
        Assert.Equal(
            ["account.connected", "account.leads-changed", "account.leads-changed"],
            (await site.Read(db => AuditEventQueries.ActsAbout(db, account.Value, Ct))).Select(act => act.Kind));
    }

    [Fact]
    public async Task Those_who_lead_it_stand_in_the_form()
    {
        await Lead("Imogen Starkweather", "Gareth Llwyd-Parry");

        var page = await administrator.Open($"/accounts/{account}/leads");

        Assert.Equal(2, page.Document.QuerySelectorAll("option[selected]").Select(option => option.TextContent).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_no_answer()
    {
        await administrator.Open($"/accounts/{account}/leads");

        var page = await administrator.Press("Save the leads");

        Assert.Contains("Choose who leads it", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_changes_nothing() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("teacher")).Open($"/accounts/{account}/leads")).Status);

    [Fact]
    public async Task Somebody_who_was_erased_leads_nothing()
    {
        await Lead("Imogen Starkweather", "Gareth Llwyd-Parry");
        var gareth = await site.Read(db => db.Set<Person>().Where(person => person.Name == "Gareth Llwyd-Parry").Select(person => person.Id).SingleAsync(Ct));

        await site.Use(async services =>
        {
            await ModelPart.DeleteRowsOf(services.GetRequiredService<CountersignDb>(), gareth, Ct);
            return true;
        });

        Assert.Equal(1, await site.Read(db => db.Set<SchoolAccountLead>().CountAsync(Ct)));
    }

    private async Task<Page> Lead(params string[] people)
    {
        await administrator.Open($"/accounts/{account}/leads");
        foreach (var (person, box) in people.Zip((string[])["First", "Second"]))
        {
            administrator.Choose(person, box);
        }

        return await administrator.Press("Save the leads");
    }
}
