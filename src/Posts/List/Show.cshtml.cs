using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Posts.Compose;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Countersign.Posts.Share;
using Countersign.SchoolAccounts.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.List;

/// <summary>One post: what it says, where it stands, who has signed what, where it went, and what was ever done with it.</summary>
internal sealed class ShowModel(
    CountersignDb db, PostReaders readers, ReviewQueries queries, Staff staff, Accounts accounts, Schools schools, KeepTyping typing) : PageModel
{
    public Post Post { get; private set; } = null!;

    public ReviewContext Context { get; private set; } = null!;

    public SchoolTime Clock { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<SchoolAccountId, AccountName> Accounts { get; private set; } = new Dictionary<SchoolAccountId, AccountName>();

    public IReadOnlyList<AuditEventLine> History { get; private set; } = [];

    public bool MayEdit => Post.Author == queries.Me.Id && Post is { IsOnItsWay: false, IsStillWritten: true };

    /// <summary>What its author typed last and did not save; null where there is nothing, and for everybody else.</summary>
    public (string Key, DateTimeOffset At)? Typed { get; private set; }

    public bool MayTakeDown { get; private set; }

    public bool MayShare { get; private set; }

    /// <summary>The post that stands in its place, where they may read it; null where there is none.</summary>
    public PostId? CorrectedBy { get; private set; }

    /// <summary>Its author has left, so that it is for the headteacher to deal with.</summary>
    public bool PassedOn { get; private set; }

    public async Task OnGet(PostId id, CancellationToken ct)
    {
        var reader = await readers.Me(id, ct);
        Post = await db.Set<Post>().Whole().AsNoTracking().ReadableBy(reader).Get(id, ct);
        MayTakeDown = Post.Stage is PostStage.InReview or PostStage.Scheduled or PostStage.Sent && TakeDownRules.May(Post, reader);
        (MayShare, PassedOn) = (SharePost.MayShare(Post, reader), Post.IsShareable && reader.TakesOver.Contains(Post.Author));
        Context = await queries.Open(Post, ct);
        Clock = (await schools.Here(ct)).Time;
        Accounts = (await accounts.Named(ct)).ToDictionary(account => account.Id);
        Typed = Post.Author == queries.Me.Id ? await typing.Last(id, ct) : null;
        CorrectedBy = await db.Set<Post>().ReadableBy(reader).Where(row => row.Corrects == id).Select(row => (PostId?)row.Id).FirstOrDefaultAsync(ct);
        History = await db.ActsAbout(id.Value, ct);
        var signed = Context.Approval.Signatures.Select(signature => signature.Given?.Person).OfType<PersonId>();
        Names = await staff.NamesOf([.. signed.Append(Post.Author).Concat(History.Select(act => act.By).OfType<PersonId>()).Distinct()], ct);
    }

    public string NameOf(PersonId? person) => person is { } known ? Names.GetValueOrDefault(known, "Somebody who has left") : "Countersign";
}
