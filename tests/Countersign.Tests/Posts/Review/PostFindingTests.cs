using System.Text;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.Posts.Evidence;
using Countersign.Posts.Model;

namespace Countersign.Tests.Posts.Review;

/// <summary>What was found is shown with its words to its author and to whoever signs, and what the author says of it goes with it.</summary>
public sealed class PostFindingTests : IAsyncLifetime
{
    private const string Text = "Well done Priya B for the poster.";

    private Newsroom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.Open();
        await room.Enrol("Priya", "Bannerjee");
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_asks_stays_only_with_a_reason_and_whoever_checks_reads_it()
    {
        await room.Teacher.Open("/posts/new");
        room.Type(Text);
        var asked = await room.Teacher.Press("Ask a colleague to check");
        var kept = asked.Value("What do you want to say?");
        Explain("Her mother sells the poster and asked for it");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;

        var sign = await room.Colleague.Open(post + "/sign");

        Assert.StartsWith("/posts/", post, StringComparison.Ordinal);
        Assert.Contains("The text may name a pupil: Priya B", asked.Text(), StringComparison.Ordinal);
        Assert.Contains("Change the words, or say why they stay", asked.Text(), StringComparison.Ordinal);
        Assert.Equal(Text, kept);
        Assert.Contains("The author leaves it, because: Her mother sells the poster", sign.Text(), StringComparison.Ordinal);
        Assert.Contains(sign.Document.QuerySelectorAll("mark"), mark => mark.TextContent.StartsWith("Priya B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_is_part_of_what_is_signed_and_goes_when_its_words_go()
    {
        await room.Teacher.Open("/posts/new");
        room.Type(Text);
        await room.Teacher.Press("Ask a colleague to check");
        Explain("She is a parent");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        var with = await room.Row(post);
        await room.Teacher.Open(Newsroom.EditOf(post));
        room.Teacher.Fill("What do you want to say?", "Well done all of 6B");
        await room.Teacher.Press("Save draft");

        var without = await room.Row(post);

        Assert.NotEmpty(with.Reasons);
        Assert.Contains("She is a parent", Encoding.UTF8.GetString(Fingerprint.Bytes(with, "policy")), StringComparison.Ordinal);
        Assert.Empty(without.Reasons);
        Assert.DoesNotContain("reasons", Encoding.UTF8.GetString(Fingerprint.Bytes(without, "policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_of_a_post_with_reasons_holds()
    {
        await room.Teacher.Open("/posts/new");
        room.Type(Text);
        await room.Teacher.Press("Ask a colleague to check");
        Explain("She is a parent");
        var post = (await room.Teacher.Press("Ask a colleague to check")).Path;
        await room.Check(post);
        await room.Approve(post);
        await room.RunOutbox();
        using var evidence = new MemoryStream((await room.Teacher.Open(post + "/evidence")).Bytes);

        Assert.Null(EvidenceCheck.Read(evidence).Wrong);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_said_at_its_box_and_stays_there()
    {
        await room.Teacher.Open("/posts/new");
        room.Type(Text);
        await room.Teacher.Press("Ask a colleague to check");
        Explain(new string('a', 301));

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Contains("The reason must be 300 characters or fewer", page.Text(), StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("input[name^='Form.Reasons']"), box => box.GetAttribute("value")?.Length == 301);
    }

    [Fact]
    public async Task What_blocks_takes_no_reason()
    {
        await room.Teacher.Open("/posts/new");
        room.Type("Priya Bannerjee won");

        var page = await room.Teacher.Press("Ask a colleague to check");

        Assert.Contains("This has to be changed.", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[name^='Form.Reasons']"));
    }

    [Theory]
    [InlineData(35, false)]
    [InlineData(36, true)]
    public async Task An_old_pupil_list_is_said(int days, bool isSaid)
    {
        await room.Site.Use(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            var now = room.Site.Clock.GetUtcNow();
            db.Add(new RosterChange { Establishment = room.Site.School, At = now.AddDays(-days) });
            await db.Save(new AuditEvent(SomeKind.Named("roster.replaced"), room.Site.School, null, now), TestContext.Current.CancellationToken);
            return true;
        });
        var post = await room.Submit();

        var page = await room.Colleague.Open(post + "/sign");

        Assert.Equal(isSaid, page.Text().Contains($"The pupil list is {days} days old", StringComparison.Ordinal));
    }

    // Each box, whatever it is for: what advises may have one too.
    private void Explain(string reason)
    {
        foreach (var box in room.Teacher.Page.Document.QuerySelectorAll("input[name^='Form.Reasons']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            box.Value = reason;
        }
    }
}
