using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Countersign.Tests.Pages;

/// <summary>An error page that answers a form gives back what was typed, and the page that it came from opens with it.</summary>
public sealed class SentWithFaultTests : IAsyncLifetime
{
    private readonly Failing failing = new();
    private TestSite site = null!;
    private Visitor administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start(services => services.ConfigureDbContext<CountersignDb>(options => options.AddInterceptors(failing)));
        administrator = await site.As(site.School, await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator));
        await administrator.Open("/people/add");
        administrator.Fill("Name", "Meena Varadkar").Choose("A member of staff").Choose("With their e-mail address").Fill("E-mail address", "meena@wrenfield.example");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task It_opens_the_page_again_with_what_was_typed_and_does_nothing_until_it_is_sent(int status)
    {
        if (status == 400)
        {
            administrator.Page.Document.QuerySelectorAll<IHtmlInputElement>("main input[name=__RequestVerificationToken]").ToList().ForEach(token => token.Value = "of another page");
        }
        else
        {
            failing.With = new InvalidOperationException("a fault of ours");
        }

        var page = await Press("Add this person");
        failing.With = null;
        var again = await administrator.Press("Open the page with what you typed");
        var between = await Count();
        var added = await administrator.Press("Add this person");

        Assert.Equal(status, (int)page.Status);
        Assert.Contains("What you typed is here again", again.Text(), StringComparison.Ordinal);
        Assert.Equal(("Meena Varadkar", "meena@wrenfield.example"), (again.Value("Name"), again.Value("E-mail address")));
        Assert.True(again.IsTicked("A member of staff"));
        Assert.Null(again.Document.QuerySelector(".govuk-error-summary"));
        Assert.Equal((1, 2), (between, await Count()));
        Assert.Contains("Meena Varadkar", added.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_error_page_holds_a_secret_and_it_says_that_it_is_typed_again()
    {
        await administrator.Open("/sign-in");
        var visitor = site.Nobody();
        await visitor.Open("/sign-in");
        visitor.Fill("E-mail address or sign-in name", "ada@wrenfield.example").Fill("Password", SampleSignIn.Password);
        visitor.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=__RequestVerificationToken]").ToList().ForEach(token => token.Value = "of another page");

        var page = await visitor.Press("Sign in");
        var again = await visitor.Press("Open the page with what you typed");

        Assert.Equal(400, (int)page.Status);
        Assert.Contains("Passwords and codes are typed again", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(SampleSignIn.Password, Encoding.UTF8.GetString(page.Bytes), StringComparison.Ordinal);
        Assert.Equal(("ada@wrenfield.example", ""), (again.Value("E-mail address or sign-in name"), again.Value("Password")));
    }

    [Fact]
    public async Task Where_nothing_was_typed_there_is_nothing_to_give_back()
    {
        await administrator.Open("/your-sign-in");
        failing.With = new DbUpdateConcurrencyException();

        var page = await administrator.Press("Sign out everywhere");

        Assert.Equal(409, (int)page.Status);
        Assert.False(page.Has("Open the page with what you typed"));
    }

    // What a browser shows of a fault of ours, where a visitor of a test stops.
    private async Task<Page> Press(string words)
    {
        try
        {
            return await administrator.Press(words);
        }
        catch (InvalidOperationException) when ((int)administrator.Page.Status == 500)
        {
            return administrator.Page;
        }
    }

    private Task<int> Count() => site.Read(db => db.Set<Person>().CountAsync(TestContext.Current.CancellationToken));

    private sealed class Failing : SaveChangesInterceptor
    {
        public Exception? With { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            With is { } fault ? throw fault : base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
