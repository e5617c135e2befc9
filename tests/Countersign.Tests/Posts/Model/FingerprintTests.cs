using System.Security.Cryptography;
using Countersign.Posts.Model;
using Countersign.SchoolAccounts.Model;

namespace Countersign.Tests.Posts.Model;

public sealed class FingerprintTests
{
    public static TheoryData<string> Fields => [.. Changes.Keys];

    private static readonly Dictionary<string, Action<Post>> Changes = new()
    {
        ["text"] = post => post.Write(post.Content with { Text = post.Content.Text + "." }),
        ["a character that looks the same"] = post => post.Write(post.Content with { Text = post.Content.Text.Replace('a', 'а') }),
        ["purpose"] = post => post.Write(post.Content with { Purpose = "To share what we learn" }),
        ["benefit"] = post => post.Write(post.Content with { Benefit = "Families see it" }),
        ["credit line"] = post => post.Write(post.Content with { Credit = "Photo by Jo Hart" }),
        ["description of a picture"] = post => post.Illustrate([], new Dictionary<Guid, string?> { [post.Pictures[0].Id] = "Beans" }),
        ["bytes of a picture"] = post => post.Pictures[0].Where(nameof(PostPicture.Hash), "cc"),
        ["bytes that one platform gets"] = post => post.Pictures[0].Renditions[0].Where(nameof(PictureRendition.Hash), "dd"),
        ["which platform gets them"] = post => post.Pictures[0].Renditions[0].Where(nameof(PictureRendition.Platform), "elsewhere"),
        ["another rendition"] = post => post.Pictures[0].Add(Rendition(post, "elsewhere")),
        ["order of the pictures"] = post => post.Pictures[0].Where(nameof(PostPicture.Place), 3),
        ["a picture less"] = post => post.Illustrate([post.Pictures[1].Id], new Dictionary<Guid, string?>()),
        ["account"] = post => post.Write(accounts: [SchoolAccountId.New()]),
        ["another account"] = post => post.Write(accounts: [post.Targets[0].Account, SchoolAccountId.New()]),
        ["time"] = post => post.Write(post.Content with { PublishAt = TestClock.Start.AddMilliseconds(1) }),
        ["no time"] = post => post.Write(post.Content with { PublishAt = null }),
        ["answer"] = post => post.Write(answers: new() { ["controversial"] = FactAnswer.CannotTell }),
        ["no answer"] = post => post.Write(answers: []),
        ["reason"] = post => post.Explain(new Dictionary<string, string> { ["aa"] = "She is a parent" }),
        ["another reason"] = post => post.Explain(new Dictionary<string, string> { ["11"] = "She is a parent", ["22"] = "It is a book" }),
        ["no reason"] = post => post.Explain(new Dictionary<string, string>()),
        ["submission"] = post => post.Submit(),
    };

    /// <summary>What a change of which leaves the signatures standing, and why.</summary>
    private static readonly Dictionary<string, string> NotSigned = new()
    {
        ["Post.Establishment"] = "it never changes, and the post's id is signed",
        ["Post.Author"] = "it never changes, and the post's id is signed",
        ["Post.Corrects"] = "it never changes, and what it says is signed anew",
        ["Post.Stage"] = "where it stands follows from the signatures",
        ["Post.CreatedAt"] = "it never changes, and nobody sees it outside",
        ["Post.SentBackBecause"] = "a word to the author about an earlier submission",
        ["Post.HeldBecause"] = "why it did not go out when it was due",
        ["Post.Version"] = "counts changes of what is signed and of where it stands",
        ["Post.deliveries"] = "each carries the fingerprint under which it goes out",
        ["Post.submissions"] = "what was put before people, to tell what changed since",
        ["Post.shares"] = "who reads it besides, before it goes out",
        ["PostPicture.Id"] = "the bytes are signed by their hash",
        ["PostPicture.Post"] = "it is signed as part of its post",
        ["PostPicture.Establishment"] = "that of its post",
        ["PostPicture.FileName"] = "it stays in the school; screening reads it",
        ["PostPicture.Width"] = "read from the bytes, which are signed",
        ["PostPicture.Height"] = "read from the bytes, which are signed",
        ["PictureRendition.Picture"] = "it is signed as part of its picture",
        ["PictureRendition.Establishment"] = "that of its post",
        ["PictureRendition.Width"] = "read from the bytes, which are signed",
        ["PictureRendition.Height"] = "read from the bytes, which are signed",
        ["PostTarget.Post"] = "it is signed as part of its post",
        ["PostTarget.Establishment"] = "that of its post",
        ["PostFact.Post"] = "it is signed as part of its post",
        ["PostFact.Establishment"] = "that of its post",
        ["PostReason.Post"] = "it is signed as part of its post",
        ["PostReason.Establishment"] = "that of its post",
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Changing_anything_makes_another_fingerprint(string field)
    {
        var post = Illustrated();
        var before = Fingerprint.Of(post, "aa");

        Changes[field](post);

        Assert.NotEqual(before, Fingerprint.Of(post, "aa"));
    }

    [Fact]
    public void Every_property_of_a_posts_content_is_signed_or_left_out_for_a_reason()
    {
        var post = Illustrated();

        var unsigned = SignedProperties.Unsigned(() => Fingerprint.Of(post, "aa"), post, post.Content, post.Pictures[0], post.Pictures[0].Renditions[0], post.Targets[0], post.Facts[0], post.Reasons[0]);

        Assert.Equal(NotSigned.Keys.Order(), unsigned.Order());
    }

    [Fact]
    public void A_property_that_nobody_signs_is_found()
    {
        var post = Illustrated();

        var unsigned = SignedProperties.Unsigned(() => Fingerprint.Of(post, "aa"), new Planted { Caption = "Beans" });

        Assert.Equal(["Planted.Caption"], unsigned);
    }

    [Fact]
    public void Another_policy_makes_another_fingerprint()
    {
        var post = Illustrated();

        Assert.NotEqual(Fingerprint.Of(post, "aa"), Fingerprint.Of(post, "ab"));
    }

    [Fact]
    public void A_picture_that_every_place_gets_as_it_is_is_signed_as_it_always_was()
    {
        var post = SamplePost.InReview(TestClock.Start);
        post.Add(SamplePost.Picture(post, 1));

        Assert.Contains("""[{"sha256":"bb","mediaType":"image/jpeg","alt":"Beans in a tray"}]""", System.Text.Encoding.UTF8.GetString(Fingerprint.Bytes(post, "aa")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_in_which_rows_were_read_changes_nothing()
    {
        var post = Illustrated();
        post.Write(accounts: [post.Targets[0].Account, SchoolAccountId.New()], answers: new() { ["controversial"] = FactAnswer.No, ["about pupils"] = FactAnswer.No });
        var before = Fingerprint.Of(post, "aa");

        ((List<PostTarget>)post.Targets).Reverse();
        ((List<PostFact>)post.Facts).Reverse();
        ((List<PostReason>)post.Reasons).Reverse();
        ((List<PictureRendition>)post.Pictures[0].Renditions).Reverse();
        ((List<PostPicture>)post.Pictures).Reverse();

        Assert.Equal(before, Fingerprint.Of(post, "aa"));
    }

    [Fact]
    public void It_is_the_hash_of_the_bytes_that_are_kept_with_the_evidence()
    {
        var post = Illustrated();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Fingerprint.Bytes(post, "aa"))), Fingerprint.Of(post, "aa"));
    }

    private static Post Illustrated()
    {
        var post = SamplePost.InReview(TestClock.Start).Write(answers: new() { ["controversial"] = FactAnswer.No });
        var first = SamplePost.Picture(post, 1);
        first.Add(Rendition(post, "scripted"));
        first.Add(Rendition(post, "another"));
        post.Explain(new Dictionary<string, string> { ["11"] = "A class of that name", ["22"] = "It is a book" });
        post.Add(first);
        post.Add(SamplePost.Picture(post, 2, "dd", "A watering can"));
        return post;
    }

    private static PictureRendition Rendition(Post post, string platform) => new() { Establishment = post.Establishment, Platform = platform, Hash = "ee", MediaType = "image/jpeg", Width = 8, Height = 8 };

    private sealed class Planted
    {
        public string Caption { get; set; } = "";
    }
}
