using Countersign.People.Model;
using Countersign.SignIn.Model;
using Countersign.SignIn.Recover;
using Countersign.Tests.Posts;
using Countersign.Tests.Samples;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.SignIn.Recover;

public sealed class RecoverAdministratorTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId ada;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        ada = await site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_only_administrator_comes_in_again_by_a_link_of_whoever_runs_the_program_and_the_record_says_so()
    {
        var visitor = site.Nobody();
        await visitor.Open(SignInLinks.Join(await Key("ADA@wrenfield.example")));

        await visitor.Fill("Password", "lantern pickle fog").Press("Continue");

        Assert.Equal("Set up a second step", visitor.Page.Heading());
        var act = await site.Read(db => db.Acts.SingleAsync(act => act.Kind == "invitation.made-by-operator"));
        Assert.Null(act.By);
        Assert.Contains("countersign admin recover", act.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_sign_in_was_replaced_rests_until_another_signer_has_confirmed_them()
    {
        await site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        var visitor = site.Nobody();
        await visitor.Open(SignInLinks.Join(await Key("ada@wrenfield.example")));
        await visitor.Fill("Password", "lantern pickle fog").Press("Continue");

        var own = await site.As(site.School, ada);
        var told = (await own.Open("/")).Text();
        var head = await site.As("Tobias Fenwright");
        await head.Open("/people/changes");
        await head.Press("Confirm it");
        var confirmed = (await own.Open("/")).Text();
        await own.Press("I have read this");

        Assert.Equal("sign-in replaced", await site.Read(db => db.Set<Person>().Where(person => person.Id == ada).Select(person => person.PowerChange).SingleAsync()));
        Assert.Contains("How you sign in was replaced on 21 November 2026", told, StringComparison.Ordinal);
        Assert.Contains("Your signatures rest", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Your signatures rest", confirmed, StringComparison.Ordinal);
        Assert.Contains("How you sign in was replaced", confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain("How you sign in was replaced", own.Page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_administrator_is_entered_by_name()
    {
        var visitor = site.Nobody();

        await visitor.Open(SignInLinks.Join(await Key("nia@wrenfield.example", "Nia Pask")));

        Assert.Equal("Welcome, Nia Pask", visitor.Page.Heading());
        Assert.Equal(2, await site.Read(db => db.Set<RoleHeld>().CountAsync(held => held.Role == Me.Administrator)));
    }

    [Fact]
    public async Task A_colleague_becomes_one()
    {
        var nia = await site.HasJoined("Nia Pask", "nia.pask", "teacher");

        await Key("Nia.Pask");

        Assert.True(await site.Read(db => db.Set<RoleHeld>().AnyAsync(held => held.Person == nia && held.Role == Me.Administrator)));
    }

    [Theory]
    [InlineData("elsewhere", "ada@wrenfield.example", null, "There is no school")]
    [InlineData("wrenfield-school", "nia@wrenfield.example", null, "Nobody at this school signs in with that")]
    [InlineData("wrenfield-school", "no", "Nia Pask", "Nobody at this school signs in with that")]
    public async Task Who_or_where_is_not_there_is_said(string school, string signIn, string? name, string sentence) =>
        Assert.StartsWith(sentence, Assert.IsType<Outcome<string>.Refused>(await Recover(school, signIn, name)).Why.Sentence, StringComparison.Ordinal);

    private async Task<string> Key(string signIn, string? name = null) => Assert.IsType<Outcome<string>.Done>(await Recover("wrenfield-school", signIn, name)).Value;

    private Task<Outcome<string>> Recover(string school, string signIn, string? name) => site.UseAt(
        site.School, services => services.GetRequiredService<RecoverAdministrator>().Recover(new Recovery(school, signIn, name), TestContext.Current.CancellationToken));
}
