using System.IO.Compression;
using System.Net;
using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Backup;
using Countersign.People.Erase;
using Countersign.People.Model;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Countersign.Tests.Posts.Erase;

/// <summary>Perpetua Vane checked a post that went out, wrote two drafts and has left. Ada Thornquist asks that she is erased, Tobias Fenwright confirms it.</summary>
public sealed class PostErasureTests : IAsyncLifetime
{
    private const string Gone = "Somebody who was erased";

    private Newsroom room = null!;
    private string post = null!;
    private PersonId perpetua;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        await room.Site.HasJoined("Ada Thornquist", "ada@wrenfield.example", Me.Administrator);
        await room.Site.HasJoined("Tobias Fenwright", "tobias@wrenfield.example", "headteacher");
        perpetua = await room.Site.Read(db => db.Set<Person>().Where(row => row.Name == "Perpetua Vane").Select(row => row.Id).SingleAsync(Ct));
        await room.Site.Read(db => db.Set<Person>().Where(row => row.Id == perpetua).ExecuteUpdateAsync(row => row.SetProperty(own => own.Email, "perpetua@wrenfield.example"), Ct));
        await room.Site.Gets(perpetua, "perpetua@wrenfield.example");
        post = await room.Scheduled("Year 4 planted beans", scripted: true);
        await room.RunOutbox();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Once_a_second_person_has_confirmed_it_nothing_in_the_database_tells_who_it_was_and_the_record_verifies()
    {
        await room.Site.HasPasskey(perpetua, 7);
        await SendsBack("Perpetua Vane would rather wait");
        await Draft("Beans of Perpetua");
        await Leaves();

        await Ask();
        var asked = await InTheDatabase("Perpetua");
        await Confirm();

        Assert.NotEmpty(asked);
        Assert.Empty(await InTheDatabase("Perpetua"));
        Assert.Empty(await InTheDatabase("perpetua"));
        Assert.Empty((await Verify()).Findings);
        foreach (var table in (string[])["Accounts", "Passkeys", "Sessions", "RolesHeld", "Invitations", "SignInNews"])
        {
            Assert.Equal(0, await Rows(table));
        }
    }

    [Fact]
    public async Task Wherever_they_were_shown_it_says_that_somebody_was_erased()
    {
        await Leaves();
        await Ask();
        await Confirm();

        var page = await room.Teacher.Open(post);
        var people = await (await room.Site.As("Ada Thornquist")).Open("/people");
        var their = await (await room.Site.As("Ada Thornquist")).Open($"/people/{perpetua}");

        Assert.Contains(Gone, page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Perpetua", page.WholeText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Gone, people.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, their.Status);
    }

    [Fact]
    public async Task Evidence_of_what_they_signed_still_verifies_and_says_that_a_name_was_taken_out()
    {
        var before = await Evidence();
        await Leaves();
        await Ask();
        await Confirm();

        var after = await Evidence();

        Assert.Null(EvidenceCheck.Read(new MemoryStream(before)).Wrong);
        var verdict = EvidenceCheck.Read(new MemoryStream(after));
        Assert.Null(verdict.Wrong);
        Assert.Contains($"{Gone} signed as a colleague on 21 November 2026 09:00 UTC under clause 4.1, confirming 2 lines", verdict.Holds);
        Assert.Equal(2, verdict.Holds.Count(sentence => sentence.StartsWith("A name was taken out of sent/", StringComparison.Ordinal)));
        Assert.DoesNotContain("Perpetua", await Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_with_an_act_that_lost_its_words_holds_with_the_act_that_says_so_and_not_without()
    {
        await SendsBack("not yet");
        var other = (await room.Site.Read(db => db.Set<Post>().OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync(Ct))).Value;
        await Leaves();
        await Ask();
        await Confirm();

        var acts = await room.Site.Read(db => AuditEventQueries.ProofsAbout(db, other, Ct));

        Assert.Contains(acts, act => act is { Kind: "post.sent-back", Content: null });
        Assert.Null(EvidenceActs.Wrong(acts));
        var number = acts.First(act => act.Content is null).Number;
        Assert.Equal(
            $"The words of act {number} (post.sent-back) are gone, and no act says that somebody was erased",
            EvidenceActs.Wrong([.. acts.Where(act => act.Kind != "act.redacted")]));
    }

    [Fact]
    public async Task A_draft_goes_with_its_author_also_where_it_was_shared_and_whoever_asks_is_told()
    {
        var draft = await Draft("Beans for everybody");
        await room.Colleague.Open(draft + "/share");
        await room.Colleague.Choose("Idris Wainfleet (teacher)", "Share it with").Press("Share it");
        await Leaves();

        var page = await (await room.Site.As("Ada Thornquist")).Open($"/people/{perpetua}/erase");
        await Ask();
        await Confirm();

        Assert.Contains("The draft that they left, of which 1 can be read by colleagues.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Teacher.Open(draft)).Status);
        Assert.Equal(("", PostStage.Cancelled), ((await room.Row(draft)).Content.Text, (await room.Row(draft)).Stage));
        Assert.Empty(await InTheDatabase("Beans for everybody"));
    }

    [Fact]
    public async Task Who_signed_something_on_its_way_is_refused_with_what_to_do_first()
    {
        await room.Check(await room.Submit("The library van comes"));
        await Leaves();

        var page = await (await room.Site.As("Ada Thornquist")).Open($"/people/{perpetua}/erase");

        Assert.Contains("A post that they signed has not gone out yet. Cancel it, or wait until somebody else has signed in their place and it is out.", page.Text(), StringComparison.Ordinal);
        Assert.False(page.Has("Ask for them to be erased"));
    }

    [Fact]
    public async Task Who_wrote_something_on_its_way_is_refused_also_where_it_set_out_after_it_was_asked_for()
    {
        await Leaves("Idris Wainfleet");
        var idris = await Id("Idris Wainfleet");
        await Ask(idris);
        await room.Site.Read(db => db.Set<Post>().ExecuteUpdateAsync(row => row.SetProperty(own => own.Stage, PostStage.InReview), Ct));
        room.IsTampered = true;

        var page = await Confirm();

        Assert.Contains("A post that they wrote waits for signatures or is on its way", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Idris Wainfleet", await room.Site.Read(db => db.Set<Person>().Where(row => row.Id == idris).Select(row => row.Name).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_keeps_its_signer_from_being_erased()
    {
        await Leaves();
        var hash = (await room.Delivery(post)).EvidenceHash!;
        await File.WriteAllTextAsync(Path.Combine(room.Site.Settings.DataFolder, "files", hash[..2], hash), "spoiled", Ct);

        var page = await (await room.Site.As("Ada Thornquist")).Open($"/people/{perpetua}/erase");

        Assert.Contains("is gone from the file store or has changed on disk", page.Text(), StringComparison.Ordinal);
        room.IsTampered = true;
    }

    [Fact]
    public async Task After_the_database_was_taken_back_they_are_erased_again_and_only_for_lines_of_ours()
    {
        await Leaves();
        await Ask();
        await Confirm();
        await room.RunOutbox();
        var list = await File.ReadAllTextAsync(Path.Combine(room.Site.Settings.DataFolder, "erasures.jsonl"), Ct);
        await room.Site.Read(db => db.Set<Person>().Where(row => row.Id == perpetua).ExecuteUpdateAsync(
            row => row.SetProperty(own => own.Name, "Perpetua Vane").SetProperty(own => own.ErasedAt, (DateTimeOffset?)null), Ct));
        var found = (await Verify()).Findings;
        var stranger = Path.Combine(room.Site.Settings.DataFolder, "stranger.jsonl");
        await File.WriteAllTextAsync(stranger, list.Replace(perpetua.ToString(), (await Id("Idris Wainfleet")).ToString(), StringComparison.Ordinal) + "no line\n", Ct);

        var again = await Again(stranger);
        var once = await Again(null);

        Assert.Contains(found, finding => finding.Sentence.EndsWith("was erased, as erasures.jsonl says, and stands there again", StringComparison.Ordinal));
        Assert.Equal((1, 0), (again.People, once.People));
        Assert.Equal([1, 2], again.NotOurs);
        Assert.DoesNotContain("Vane", list, StringComparison.Ordinal);
        Assert.Empty(await InTheDatabase("Perpetua"));
        Assert.NotEmpty(await InTheDatabase("Idris Wainfleet"));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(room.Site.Settings.DataFolder, "erasures.jsonl"), Ct));
    }

    private Task<(int People, IReadOnlyList<int> NotOurs)> Again(string? elsewhere) => room.Site.Use(services => services.GetRequiredService<Erasures>().Again(elsewhere, Ct));

    private Task<AuditReport> Verify() => room.Site.Use(services => services.GetRequiredService<AuditTrailVerifier>().Run(Ct));

    private Task<PersonId> Id(string name) => room.Site.Read(db => db.Set<Person>().Where(row => row.Name == name).Select(row => row.Id).SingleAsync(Ct));

    private async Task SendsBack(string why)
    {
        var other = await room.Submit("The library van comes");
        await room.Colleague.Open(other + "/sign");
        await room.Colleague.Fill("What should the author change?", why).Press("Send it back");
    }

    private async Task<string> Draft(string text)
    {
        await room.Colleague.Open("/posts/new");
        return (await room.Colleague.Fill("What do you want to say?", text).Press("Save draft")).Path.Replace("/posts/new/", "/posts/", StringComparison.Ordinal);
    }

    private async Task Leaves(string name = "Perpetua Vane")
    {
        var ada = await room.Site.As("Ada Thornquist");
        await ada.Open($"/people/{await Id(name)}");
        await ada.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");
    }

    private async Task Ask(PersonId? person = null)
    {
        var ada = await room.Site.As("Ada Thornquist");
        await ada.Open($"/people/{person ?? perpetua}/erase");
        Assert.Contains("It is asked for that they are erased", (await ada.Press("Ask for them to be erased")).Text(), StringComparison.Ordinal);
    }

    private async Task<Page> Confirm()
    {
        var tobias = await room.Site.As("Tobias Fenwright");
        await tobias.Open("/people/changes");
        return await tobias.Press("Confirm it");
    }

    private async Task<byte[]> Evidence()
    {
        var page = await room.Teacher.Open(post + "/evidence");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Bytes;
    }

    private static async Task<string> Text(byte[] zip)
    {
        await using var archive = new ZipArchive(new MemoryStream(zip));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Ct));
            all.Append(await reader.ReadToEndAsync(Ct));
        }

        return all.ToString();
    }

#pragma warning disable CA2100 // Names of the model.
    private Task<IReadOnlyList<string>> InTheDatabase(string text) => room.Site.Read<IReadOnlyList<string>>(async db =>
    {
        await db.Database.OpenConnectionAsync(Ct);
        var found = new List<string>();
        foreach (var table in StoredTable.All(db))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = table.Select();
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
            {
                found.AddRange(Enumerable.Range(0, reader.FieldCount).Where(place => reader.GetValue(place).ToString()!.Contains(text, StringComparison.Ordinal))
                    .Select(place => $"{table.Name}.{reader.GetName(place)}"));
            }
        }

        return found;
    });

    private Task<long> Rows(string table) => room.Site.Read(async db =>
    {
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var column = table switch { "Accounts" => "Id", "Passkeys" => "UserId", _ => "Person" };
        var id = room.Site.Settings.PostgreSql is null ? perpetua.ToString().ToUpperInvariant() : perpetua.ToString();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" = '{id}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    });
#pragma warning restore CA2100
}
