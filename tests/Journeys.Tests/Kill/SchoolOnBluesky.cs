using Countersign.Platforms.Contract;
using Countersign.Tests.Peers;
using Microsoft.Data.Sqlite;

namespace Journeys.Tests.Kill;

/// <summary>A demo of its own with a Bluesky account behind a road that a test can close, and a post that one signature sends.</summary>
internal sealed class SchoolOnBluesky : IAsyncDisposable
{
    private const string School = "oxlip-lane";

    private readonly Browser browser;
    private readonly BlueskyPeer peer;
    private readonly Connection account;
    private Someone author;

    private SchoolOnBluesky(Browser browser, BlueskyPeer peer, Connection account, FaultyRoad road, RunningProgram program, Someone author)
    {
        (this.browser, this.peer, this.account, Road, Program, this.author) = (browser, peer, account, road, program, author);
    }

    public FaultyRoad Road { get; }

    public RunningProgram Program { get; private set; }

    public string Post { get; private set; } = "";

    public static async Task<SchoolOnBluesky> Open(Browser browser, BlueskyPeer peer)
    {
        var account = await peer.NewAccount();
        var road = await FaultyRoad.To(account.Server);
        var program = await RunningProgram.Demo();
        await using (var administrator = await browser.WithTextOnly(program))
        {
            await administrator.StepIn(School, "Marguerite Tull");
            await administrator.Open("/accounts/connect/bluesky");
            await administrator.Fill("Handle", account.Handle);
            await administrator.Fill("App password", account.Secret);
            await administrator.Fill("Server", road.Address.ToString());
            await administrator.Press("Connect the account");
            await administrator.Sees("is connected");
        }

        var author = await browser.WithTextOnly(program);
        await author.StepIn(School, "Hamish Torquille");
        return new SchoolOnBluesky(browser, peer, account, road, program, author);
    }

    /// <summary>Writes a post with a picture for the one account, and lets everybody sign: from then on it is on its way.</summary>
    public async Task Send(string place)
    {
        await HandIn(place);
        await browser.EverybodySigns(Program, School, Post, author);
    }

    /// <summary>A post for the school's own news page whose picture the program cannot read until the test gives it.</summary>
    public async Task<HeldPicture> SendWithAPictureThatTheDiskHoldsBack()
    {
        await HandIn("news");
        var picture = await HeldPicture.Take(Directory.EnumerateFiles(Path.Combine(Program.Folder, "files"), await Ask<string>("SELECT Hash FROM PostPictures WHERE Alt = 'A frog'"), SearchOption.AllDirectories).Single());
        await browser.EverybodySigns(Program, School, Post, author);
        return picture;
    }

    /// <summary>The program ends as in a power cut and starts again on what the disk holds.</summary>
    public async Task KillAndStartAgain()
    {
        await Program.Kill();
        Road.Rule = traveller => traveller.PassOn();
        await StartAgain();
    }

    public async Task StartAgain()
    {
        Program = await Program.DemoAgain();
    }

    public async Task IsPublished()
    {
        await author.Open(Post);
        await author.WaitsFor("See it there");
    }

    public async Task<int> PostsThere() => (await peer.Posts(account)).Count;

    public Task<long> DeliveriesIn(string state) => Ask<long>($"SELECT count(*) FROM Deliveries WHERE State = '{state}'");

    public Task<long> TimesNotKnown() => Ask<long>("SELECT count(*) FROM Acts WHERE Kind = 'delivery.not-known'");

    public Task<long> OnTheNoticeboard() => Ask<long>("SELECT count(*) FROM NoticeboardPosts WHERE Text = 'The pond has frogs'");

    /// <summary>Holds the database's only write lock as another program might, until it is disposed of.</summary>
    public async Task<IAsyncDisposable> HoldTheLock()
    {
        var connection = new SqliteConnection($"Data Source={Program.Folder}/countersign.db;Default Timeout=30;Pooling=False");
        await connection.OpenAsync();
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await author.DisposeAsync();
        await Program.DisposeAsync();
        await Road.DisposeAsync();
    }

    private async Task HandIn(string place)
    {
        await author.Compose("The pond has frogs");
        foreach (var box in await author.Main.Locator("input[name='Form.Accounts']").AllAsync())
        {
            await box.UncheckAsync();
        }

        await author.Main.Locator("div.govuk-checkboxes__item", new() { HasText = place == "bluesky" ? "@" + account.Handle : "news" }).Locator("input[name='Form.Accounts']").CheckAsync();
        await author.AddPicture();
        await author.Press("Save draft");
        await author.Press("Change it");
        await author.Fill("Describe picture 1", "A frog");
        Post = await author.HandIn();
    }

    private async Task<T> Ask<T>(string question)
    {
        await using var connection = new SqliteConnection($"Data Source={Program.Folder}/countersign.db;Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Questions of this file.
        command.CommandText = question;
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
