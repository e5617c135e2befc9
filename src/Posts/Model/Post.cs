using Countersign.Approvals.Sign;
using Countersign.People.Records;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Posts.Model;

/// <summary>What a member of staff wants the school to say. Whatever may happen to it is a method here; nothing sets it from outside.</summary>
internal sealed partial class Post : ITenantOwned
{
    private readonly List<PostPicture> pictures = [];
    private readonly List<PostTarget> targets = [];
    private readonly List<PostFact> facts = [];
    private readonly List<Delivery> deliveries = [];

    public PostId Id { get; private init; } = PostId.New();

    public EstablishmentId Establishment { get; private init; }

    public PersonId Author { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public PostContent Content { get; private set; } = PostContent.Empty;

    public PostStage Stage { get; private set; } = PostStage.Draft;

    /// <summary>The reason with which it last came back to its author.</summary>
    public string? SentBackBecause { get; private set; }

    /// <summary>Why it did not go out when it was due and waits for signatures again; null where nothing held it.</summary>
    public string? HeldBecause { get; private set; }

    /// <summary>Counts the times it was put before colleagues. Signatures stand for one of them only, so nothing signed before comes back to life.</summary>
    public int Submission { get; private set; }

    /// <summary>Counts every change: two people who change it at once cannot both win.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<PostPicture> Pictures => pictures;

    public IReadOnlyList<PostTarget> Targets => targets;

    /// <summary>What the author answered to the policy's questions about this post. A question without an answer stays unknown.</summary>
    public IReadOnlyList<PostFact> Facts => facts;

    public IReadOnlyList<Delivery> Deliveries => deliveries;

    /// <summary>A request to a platform may be under way, so what it says is no longer its author's to change.</summary>
    public bool IsOnItsWay => deliveries.Exists(delivery => delivery.State is DeliveryState.Sending or DeliveryState.NotKnown);

    /// <summary>Something of it has yet to go out, so whoever signed has to be there and hold their role still.</summary>
    public bool HasYetToGo => Stage is PostStage.InReview or PostStage.Scheduled || IsOnItsWay || deliveries.Exists(one => one.IsStillHere);

    /// <summary>Whether its author may still write on it.</summary>
    public bool IsStillWritten => Stage is PostStage.Draft or PostStage.InReview or PostStage.Scheduled;

    /// <summary>
    /// Whether nobody but the school ever had to do with it, so that it may be deleted. What was once to go out has deliveries, which the record tells of.
    /// </summary>
    public bool IsDeletable => Stage == PostStage.Draft && deliveries.Count == 0;

    public static Post Begin(EstablishmentId establishment, PersonId author, DateTimeOffset now) =>
        new() { Establishment = establishment, Author = author, CreatedAt = now };

    /// <summary>Takes over what its author wrote. It is a draft again, and what was waiting to go out is cancelled.</summary>
    public void Rewrite(PostContent content, IReadOnlyCollection<SchoolAccountId> accounts, IReadOnlyDictionary<string, FactAnswer> answers)
    {
        (Content, Stage, SentBackBecause, HeldBecause) = (content, PostStage.Draft, null, null);
        targets.RemoveAll(target => !accounts.Contains(target.Account));
        targets.AddRange(accounts.Where(account => targets.TrueForAll(target => target.Account != account)).ToList()
            .Select(account => new PostTarget { Post = Id, Establishment = Establishment, Account = account }));
        facts.RemoveAll(fact => !answers.ContainsKey(fact.Fact));
        foreach (var (name, answer) in answers)
        {
            if (facts.Find(fact => fact.Fact == name)?.Say(answer) is null)
            {
                facts.Add(new PostFact { Post = Id, Establishment = Establishment, Fact = name }.Say(answer));
            }
        }

        foreach (var delivery in deliveries.Where(delivery => delivery.IsStillHere))
        {
            delivery.Cancel("The post was changed after it was scheduled");
        }

        Changed();
    }

    /// <summary>Leaves pictures out, and describes those that stay.</summary>
    public void Illustrate(IReadOnlyCollection<Guid> without, IReadOnlyDictionary<Guid, string?> descriptions)
    {
        pictures.RemoveAll(picture => without.Contains(picture.Id));
        pictures.ForEach(picture => picture.Describe(descriptions.GetValueOrDefault(picture.Id) ?? picture.Alt));
        Changed();
    }

    /// <summary>Puts a picture before the one that stands before it; the first stays where it is.</summary>
    public void MoveEarlier(Guid picture)
    {
        var ordered = pictures.OrderBy(other => other.Place).ToList();
        if (ordered.FindIndex(other => other.Id == picture) is var at and > 0)
        {
            var (first, second) = (ordered[at - 1].Place, ordered[at].Place);
            ordered[at].Stand(first);
            ordered[at - 1].Stand(second);
            Changed();
        }
    }

    public void Add(PostPicture picture)
    {
        pictures.Add(picture);
        Changed();
    }

    /// <summary>Puts it before those who sign. Nothing that its author could mend is left: that was seen before.</summary>
    public void Submit()
    {
        Stage = PostStage.InReview;
        Submission++;
        submissions.Add(new PostSubmission { Post = Id, Establishment = Establishment, Number = Submission, Content = SubmittedContent.Of(this).Json() });
        Changed();
    }

    /// <summary>Gives it back to its author, with a reason.</summary>
    public Outcome<string> SendBack(Approval approval, StaffMember person, string? because)
    {
        if (Stage != PostStage.InReview)
        {
            return new Refusal("This post is not waiting for a check or an approval");
        }

        var answer = approval.SendBack(person, because);
        if (answer is Outcome<string>.Done(var reason))
        {
            (Stage, SentBackBecause, HeldBecause) = (PostStage.Draft, reason, null);
            Changed();
        }

        return answer;
    }

    /// <summary>One delivery may not go out as it is. The post goes back to people, unless it is up or on its way elsewhere.</summary>
    public void Hold(Delivery delivery, Refusal why, HeldFor whom)
    {
        delivery.Cancel(why.Sentence);
        if (whom == HeldFor.OneSignature)
        {
            // What stays signed goes out under the same fingerprint once it is whole again, so nothing of the first round may be left.
            deliveries.Where(other => other.IsStillHere).ToList().ForEach(other => other.Cancel(why.Sentence));
        }

        if (Stage == PostStage.Scheduled && !IsOnItsWay)
        {
            var toAuthor = whom == HeldFor.Author;
            (Stage, HeldBecause) = (toAuthor ? PostStage.Draft : PostStage.InReview, toAuthor ? HeldBecause : why.Sentence);
            SentBackBecause = toAuthor ? why.Sentence : SentBackBecause;
            Submission += whom == HeldFor.OneSignature ? 0 : 1;
            Changed();
        }
    }

    /// <summary>Cancels what has not gone out, and has what has gone out deleted. It needs no approval.</summary>
    public Outcome<TakenDown> TakeDown(PostReader by, string? because)
    {
        var answer = TakeDownRules.Decide(this, by, because);
        if (answer is Outcome<TakenDown>.Done(var taken))
        {
            taken.Waiting.ToList().ForEach(delivery => delivery.Cancel(null));
            taken.Waiting.Concat(taken.UnderWay).ToList().ForEach(delivery => delivery.CancelOnArrival());
            taken.ToDelete.ToList().ForEach(delivery => delivery.TakeDown());
            Stage = Stage == PostStage.InReview ? PostStage.Cancelled : Stage;
            deliveries.Select(delivery => delivery.Fingerprint).Distinct().ToList().ForEach(Settle);
            Changed();
        }

        return answer;
    }

    /// <summary>Takes over what has become of the deliveries that went out under this fingerprint.</summary>
    public void Settle(string fingerprint)
    {
        var (stage, because) = PostStageProjection.Of(Stage, [.. deliveries.Where(delivery => delivery.Fingerprint == fingerprint)]);
        (Stage, SentBackBecause) = (stage, because ?? SentBackBecause);
        Changed();
    }

    private void Changed() => Version++;
}
