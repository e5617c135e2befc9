using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Review;

/// <summary>What whoever signs has to know besides the words: who wrote it, where it goes and when, who signed before, and what is different.</summary>
/// <param name="Names">By person, of everybody who has to do with it.</param>
/// <param name="Accounts">Where it goes, in the order of the accounts.</param>
/// <param name="Changes">What is different from the time before; none the first time.</param>
/// <param name="IsLate">Whether its time passed while it waited.</param>
internal sealed record SignContext(
    SchoolTime Clock,
    IReadOnlyDictionary<PersonId, string> Names,
    IReadOnlyList<AccountName> Accounts,
    IReadOnlyList<SubmissionChange> Changes,
    bool IsLate)
{
    public string NameOf(PersonId person) => Names.GetValueOrDefault(person, "Somebody who has left");
}

/// <summary>Gathers it.</summary>
internal sealed class SignDetails(CountersignDb db, Staff staff, Accounts accounts, Schools schools, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<SchoolTime> Clock(CancellationToken ct) => (await schools.Here(ct)).Time;

    public async Task<SignContext> Read(Post post, ReviewContext context, CancellationToken ct)
    {
        var time = (await schools.Here(ct)).Time;
        var signers = context.Approval.Signatures.Select(signature => signature.Given?.Person).OfType<PersonId>();
        var known = await accounts.Named(ct);
        return new SignContext(
            time,
            await staff.NamesOf([.. signers.Append(post.Author).Distinct()], ct),
            [.. known.Where(account => post.Targets.Any(target => target.Account == account.Id))
                .OrderBy(account => account.Platform != Accounts.Noticeboard).ThenBy(account => account.Name, StringComparer.CurrentCulture)],
            await Changes(post, time, known, ct),
            post.MissedItsTime(clock.GetUtcNow()));
    }

    private async Task<IReadOnlyList<SubmissionChange>> Changes(Post post, SchoolTime time, IReadOnlyList<AccountName> known, CancellationToken ct)
    {
        var last = post.Submission < 2 ? [] : await db.Set<PostSubmission>().AsNoTracking().Where(row => row.Post == post.Id)
            .OrderByDescending(row => row.Number).Take(2).ToListAsync(ct);

        // Where it waits again as it was, because something held it, nothing was put before anybody anew.
        return last is [{ } now, { } before] && now.Number == post.Submission
            ? SubmissionChanges.Between(
                SubmittedContent.Read(before.Content), SubmittedContent.Read(now.Content), time, known.ToDictionary(account => account.Id))
            : [];
    }
}
