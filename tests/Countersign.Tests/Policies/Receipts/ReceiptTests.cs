using System.Net;
using System.Text;
using Countersign.Foundation.Audit;
using Countersign.People.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Receipts;

public sealed class ReceiptTests : IAsyncLifetime
{
    private TestSite site = null!;
    private PersonId headteacher;
    private Visitor teacher = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.AdoptText("""
            ### 2.1 Logo

            Nobody uses the **logo** privately.
            Not even once.

            ```rule 2.1-logo
            forbid staff to use the logo
            then take it down, report to the headteacher within 1 school day
            ```
            """);
        headteacher = await site.Join("Ottoline Marchbanks", "headteacher");
        await site.Join("Barnaby Threlkeld", "teacher");
        teacher = await site.As("Barnaby Threlkeld");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_answer_says_what_to_do_by_when_and_who_that_is_here()
    {
        var page = await Ask();

        Assert.Equal("No.", page.Heading());
        Assert.Contains("Take it down. Report to the headteacher (Ottoline Marchbanks) by the end of Monday 23 November 2026 (within 1 school day).", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody uses the logo privately.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("You ask as a teacher at Wrenfield School.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_leaves_nothing_behind_until_a_receipt_is_kept()
    {
        await Ask();
        var before = await Acts();

        var page = await teacher.Press("Keep a receipt");

        Assert.DoesNotContain(before, act => act.Kind.StartsWith("receipt.", StringComparison.Ordinal) || act.Kind.StartsWith("ask.", StringComparison.Ordinal));
        Assert.Equal("Use the school’s logo", page.Heading());
        Assert.Contains("21 November 2026 at 9:00am", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Clause 2.1 Logo. This decides.", page.Text(), StringComparison.Ordinal);
        var act = Assert.Single(await Acts(), act => act.Kind == "receipt.kept");
        Assert.DoesNotContain("logo", act.Content, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_can_be_downloaded_as_text_that_names_the_version_of_the_policy()
    {
        var page = await Keep();

        var file = await teacher.Follow("Download as text");

        var text = Encoding.UTF8.GetString(file.Bytes);
        Assert.StartsWith("Receipt\nAsked on 21 November 2026 at 9:00am\n", text, StringComparison.Ordinal);
        Assert.Contains("privately. Not even once.\n", text, StringComparison.Ordinal);
        Assert.Contains("No. A teacher may not use the logo.", text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelector(".cs-hash")!.TextContent, text, StringComparison.Ordinal);
        Assert.Equal(64, page.Document.QuerySelector(".cs-hash")!.TextContent.Length);
    }

    [Fact]
    public async Task Nobody_else_sees_it_until_it_is_shared_and_no_longer_once_that_is_taken_back()
    {
        var kept = await Keep();
        var head = await site.As("Ottoline Marchbanks");
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open(kept.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open(kept.Path + "?handler=Download")).Status);
        Assert.DoesNotContain("logo", (await head.Open("/ask/receipts")).Text(), StringComparison.OrdinalIgnoreCase);

        await teacher.Choose("Ottoline Marchbanks", "Share it with a colleague").Press("Share");

        var shared = await head.Open("/ask/receipts");
        Assert.Contains("By Barnaby Threlkeld", shared.Text(), StringComparison.Ordinal);
        Assert.Contains("by Barnaby Threlkeld", (await head.Open(kept.Path)).Text(), StringComparison.Ordinal);
        Assert.False(head.Page.Has("Delete this receipt") || head.Page.Has("Share"));
        await teacher.Press("Stop sharing with Ottoline Marchbanks");
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open(kept.Path)).Status);
        Assert.Equal(["receipt.kept", "receipt.shared", "receipt.share-revoked"], (await Acts()).Where(act => act.Kind.StartsWith("receipt.", StringComparison.Ordinal)).Select(act => act.Kind));
    }

    [Fact]
    public async Task A_colleague_who_may_read_it_cannot_share_or_delete_it()
    {
        var kept = await Keep();
        var head = await site.As("Ottoline Marchbanks");
        await teacher.Choose("Ottoline Marchbanks", "Share it with a colleague").Press("Share");
        await head.Open("/ask");
        var another = await site.Join("Sidonie Garrick", "teacher");

        foreach (var handler in new[] { "?handler=Delete", $"?handler=Share&Colleague={another}", $"?handler=Revoke&Colleague={headteacher}" })
        {
            head.Page.Button("Ask").SetAttribute("formaction", kept.Path + handler);
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, (await head.Press("Ask")).Status));
            await head.Open("/ask");
        }

        Assert.Equal(["receipt.kept", "receipt.shared"], (await Acts()).Where(act => act.Kind.StartsWith("receipt.", StringComparison.Ordinal)).Select(act => act.Kind));
    }

    [Fact]
    public async Task Pressed_twice_at_once_it_is_shared_once_taken_back_once_and_deleted_once()
    {
        var kept = await Keep();
        var twin = await site.As("Barnaby Threlkeld");
        await twin.Open(kept.Path);
        teacher.Choose("Ottoline Marchbanks", "Share it with a colleague");
        twin.Choose("Ottoline Marchbanks", "Share it with a colleague");

        var shared = await Both("Share");
        var revoked = await Both("Stop sharing with Ottoline Marchbanks");
        var deleted = await Both("Delete this receipt");

        Assert.All(shared.Concat(revoked), page => Assert.Equal((HttpStatusCode.OK, kept.Path), (page.Status, page.Path)));
        Assert.Contains(deleted, page => page.Status == HttpStatusCode.OK);
        Assert.All(deleted, page => Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound));
        Assert.Equal(["receipt.kept", "receipt.shared", "receipt.share-revoked", "receipt.deleted"], (await Acts()).Where(act => act.Kind.StartsWith("receipt.", StringComparison.Ordinal)).Select(act => act.Kind));

        Task<Page[]> Both(string button) => Task.WhenAll(Task.Run(() => teacher.Press(button)), Task.Run(() => twin.Press(button)));
    }

    [Fact]
    public async Task A_colleague_who_has_left_is_still_named_and_can_be_taken_off()
    {
        var kept = await Keep();
        await teacher.Choose("Ottoline Marchbanks", "Share it with a colleague").Press("Share");
        var administrator = await site.As(Me.Administrator);
        await administrator.Open($"/people/{headteacher}");
        await administrator.Fill("Day", "20").Fill("Month", "11").Fill("Year", "2026").Press("Save last day");

        var page = await teacher.Open(kept.Path);

        Assert.DoesNotContain("Only you.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Only you.", (await teacher.Press("Stop sharing with Ottoline Marchbanks")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_with_nobody_chosen_is_refused_in_words()
    {
        await Keep();

        var page = await teacher.Press("Share");

        Assert.Contains("Select who may read it", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Acts(), act => act.Kind == "receipt.shared");
    }

    [Fact]
    public async Task Its_owner_deletes_it_for_good()
    {
        var kept = await Keep();
        await teacher.Choose("Ottoline Marchbanks", "Share it with a colleague").Press("Share");

        var page = await teacher.Press("Delete this receipt");

        Assert.Contains("You have kept none.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open(kept.Path)).Status);
        Assert.Equal(0, await site.Read(db => db.Set<Countersign.Policies.Receipts.Receipt>().CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, await site.Read(db => db.Set<Countersign.Policies.Receipts.ReceiptShare>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<Page> Ask()
    {
        await teacher.Open("/ask");
        return await teacher.Fill("What do you want to do?", "use the school logo").Press("Ask");
    }

    private async Task<Page> Keep()
    {
        await Ask();
        return await teacher.Press("Keep a receipt");
    }

    private Task<List<StoredAuditEvent>> Acts() => site.Read(db => db.Set<StoredAuditEvent>().AsNoTracking().OrderBy(act => act.Number).ToListAsync(TestContext.Current.CancellationToken));
}
