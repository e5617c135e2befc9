using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People;
using Countersign.Posts.Review;
using Countersign.SchoolAccounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>One post: what it says, where it stands, who has signed what, where it went, and what was ever done with it.</summary>
internal sealed class ShowModel(CountersignDb db, Me me, ReviewDesk desk, Staff staff, Accounts accounts) : PageModel
{
    public Post Post { get; private set; } = null!;

    public ReviewRoom Room { get; private set; } = null!;

    public SchoolTime Clock { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<SchoolAccountId, AccountName> Accounts { get; private set; } = new Dictionary<SchoolAccountId, AccountName>();

    public IReadOnlyList<ActLine> History { get; private set; } = [];

    public bool IsMine => Post.Author == me.Id;

    public bool MayEdit => IsMine && !Post.IsOnItsWay && Post.Stage is PostStage.Draft or PostStage.InReview or PostStage.Scheduled;

    public bool MayTakeBack => Post.Stage is PostStage.InReview or PostStage.Scheduled or PostStage.Sent;

    public async Task OnGet(PostId id, CancellationToken ct)
    {
        Post = await db.Set<Post>().Whole().AsNoTracking().FirstOrDefaultAsync(post => post.Id == id, ct) ?? throw new NotThere(id);
        Room = await desk.Open(Post, ct);
        Clock = await desk.Clock(ct);
        Accounts = (await accounts.Named(ct)).ToDictionary(account => account.Id);
        History = await db.ActsAbout(id.Value, ct);
        Names = await staff.NamesOf([.. Post.Signatures.Select(signature => signature.Person).Append(Post.Author).Concat(History.Where(act => act.By is not null).Select(act => act.By!.Value)).Distinct()], ct);
    }

    public string NameOf(PersonId? person) => person is { } known ? Names.GetValueOrDefault(known, "Somebody who has left") : "Countersign";
}
