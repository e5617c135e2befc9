namespace Countersign.Posts.Model;

/// <summary>What its author says of what screening found, and what they put before those who sign.</summary>
internal sealed partial class Post
{
    private readonly List<PostReason> reasons = [];
    private readonly List<PostSubmission> submissions = [];

    /// <summary>What was put before those who sign, each time.</summary>
    public IReadOnlyList<PostSubmission> Submissions => submissions;

    /// <summary>Why its author leaves what was found. Those who sign read it, so it is part of what they sign.</summary>
    public IReadOnlyList<PostReason> Reasons => reasons;

    /// <summary>Takes over the author's reasons, by the key of the finding; any other goes.</summary>
    public void Explain(IReadOnlyDictionary<string, string> given)
    {
        reasons.RemoveAll(reason => given.GetValueOrDefault(reason.Finding) != reason.Words);
        reasons.AddRange(given.Where(one => reasons.TrueForAll(reason => reason.Finding != one.Key)).ToList()
            .Select(one => new PostReason { Post = Id, Establishment = Establishment, Finding = one.Key, Words = one.Value }));
        Changed();
    }
}
