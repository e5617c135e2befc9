using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Approvals;

/// <summary>Approvals knows nothing of posts: a notice goes its whole way under a procedure of its own, on the engine under test.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private static readonly string Policy = SamplePolicy.Around("""
        ```role manager
        called manager
        deputy headteacher
        ```

        ### 6.1 Notices by the gate

        A colleague reads each notice, and the manager agrees to it. The headteacher stands in for the manager.

        ```procedure put-up-notice
        check     by a colleague, under 6.1
        approve   by the manager, under 6.1
        confirm   6.1 it names no child
        ```
        """);

    private TestSite site = null!;
    private StaffMember teacher = null!;
    private StaffMember colleague = null!;
    private StaffMember manager = null!;
    private StaffMember head = null!;
    private Notice notice = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.AdoptDocument(Policy);
        (teacher, colleague, manager, head) = (await Join("Idris Wainfleet", "teacher"), await Join("Perpetua Vane", "teacher"), await Join("Ambrose Kettering", "manager"), await Join("Ursula Brandreth", "headteacher"));
        notice = new Notice(Guid.CreateVersion7(), site.School, teacher.Id, "The gate opens at eight");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Its_plan_comes_from_its_own_procedure()
    {
        var plan = (await State()).Plan;

        Assert.Equal(["colleague", "manager"], plan.Signatures.Select(signature => signature.Who));
        Assert.Equal("it names no child", Assert.Single(plan.Checklist).Question);
    }

    [Fact]
    public async Task It_is_signed_by_a_colleague_and_the_manager_and_by_nobody_else()
    {
        var own = await Sign(teacher);
        await Sign(colleague, 1);
        var twice = await Sign(colleague, 1);
        await Sign(manager);
        var late = await Sign(head);

        Assert.Equal("You wrote this notice, so somebody else must check and approve it", own);
        Assert.Equal("You have already signed this notice. The next signature must be somebody else's", twice);
        Assert.Equal("Everybody needed has already signed this notice", late);
        Assert.True((await State()).IsComplete);
    }

    [Fact]
    public async Task The_deputy_signs_a_notice_that_the_only_manager_wrote()
    {
        notice = notice with { Author = manager.Id };
        await Sign(colleague, 1);

        Assert.Null(await Sign(head));

        Assert.Equal("headteacher", (await State()).Signatures[1].Given!.Role);
    }

    [Fact]
    public async Task Other_words_or_another_policy_void_what_was_signed()
    {
        await Sign(colleague, 1);
        var before = (await State()).Next!.Number;

        notice = notice with { Words = "The gate opens at nine" };
        var otherWords = (await State()).Next!.Number;
        notice = notice with { Words = "The gate opens at eight" };
        await site.AdoptDocument(Policy + "\nOne line more.\n");
        var otherPolicy = (await State()).Next!.Number;

        Assert.Equal((2, 1, 1), (before, otherWords, otherPolicy));
    }

    [Fact]
    public async Task Two_signatures_at_the_same_instant_count_once()
    {
        var state = await State();
        var second = await Join("Barnaby Oduya", "teacher");

        var kept = await Task.WhenAll(Keep(state, colleague), Keep(state, second));

        Assert.Equal([false, true], kept.Order());
        Assert.Single((await State()).Signatures, signature => signature.Given is not null);
    }

    [Fact]
    public async Task What_was_signed_of_one_thing_counts_for_no_other()
    {
        await Sign(colleague, 1);
        notice = notice with { Id = Guid.CreateVersion7() };

        Assert.Equal(1, (await State()).Next!.Number);
    }

    private Task<Approval> State() => site.UseAt(site.School, async services =>
    {
        var plan = await services.GetRequiredService<ApprovalPlans>().Read(Notice.Kind, notice.Author, _ => Truth.NotGiven, "", Ct);
        var given = await services.GetRequiredService<Countersignatures>().About(Notice.Kind, [notice.Id], Ct);
        return Approval.Of(notice.Under(plan), plan, given[notice.Id]);
    });

    /// <summary>Null where they signed; otherwise why they could not.</summary>
    private async Task<string?> Sign(StaffMember person, params int[] confirmed)
    {
        var state = await State();
        if (state.Sign(person, state.Subject.Fingerprint, confirmed, site.Clock.GetUtcNow()) is Outcome<Countersignature>.Refused(var why))
        {
            return why.Sentence;
        }

        Assert.True(await Keep(state, person));
        return null;
    }

    private Task<bool> Keep(Approval state, StaffMember person) => site.Use(services =>
    {
        var now = site.Clock.GetUtcNow();
        var signature = Assert.IsType<Outcome<Countersignature>.Done>(state.Sign(person, state.Subject.Fingerprint, [1], now)).Value;
        services.GetRequiredService<Countersignatures>().Add(state.Subject, signature);
        return services.GetRequiredService<CountersignDb>().TrySave(new AuditEvent(Notice.Signed, site.School, person.Id, now, notice.Id), Ct);
    });

    private async Task<StaffMember> Join(string name, string role) => new(await site.Join(name, role), name, [role]);
}
