using Countersign.Platforms.Contract;

namespace Countersign.Tests.Platforms;

/// <summary>What every platform must do, whatever it is made of.</summary>
public abstract class PlatformContractTests : PlatformTests
{
    [Fact]
    public async Task A_post_with_two_described_pictures_reads_back_as_it_was_sent()
    {
        var account = await NewAccount();
        var post = Post("Year 4 planted beans 🌱\nand wrote their diaries", SamplePicture.Of("Hands in a seed tray"), SamplePicture.Of("A row of labelled pots", grey: 40));

        var published = await Published(account, post);
        var there = Assert.IsType<ReadBackAnswer.There>(await Platform.ReadBack(account, published.Id, Ct));

        Assert.Equal(post.Text, there.Text);
        Assert.Equal(["Hands in a seed tray", "A row of labelled pots"], there.Alts);
        Assert.Equal(published.Link, there.Link);
        Assert.True(published.Link.IsAbsoluteUri);
    }

    [Fact]
    public async Task A_published_post_is_found_by_the_key_chosen_beforehand()
    {
        var account = await NewAccount();
        var post = Post("Sports day is on Friday");

        var published = await Published(account, post);

        Assert.Equal(new FindAnswer.Found(published.Id, published.Link), await Platform.Find(account, post.Key, Ct));
    }

    [Fact]
    public async Task A_key_that_was_never_sent_is_not_there()
    {
        var account = await NewAccount();
        await Published(account, Post("Something else"));

        Assert.Equal(new FindAnswer.NotThere(), await Platform.Find(account, SendKey.New(Noon), Ct));
    }

    [Fact]
    public async Task Publishing_twice_with_one_key_leaves_one_post()
    {
        var account = await NewAccount();
        var post = Post("School closes at noon #snow", SamplePicture.Of("Snow on the field"));

        var first = await Published(account, post);
        var second = await Published(account, post);

        Assert.Equal(first, second);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task Publishing_at_the_same_moment_with_one_key_leaves_one_post()
    {
        var account = await NewAccount();
        var post = Post("Two machines took this up at once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Platform.Publish(account, post, Ct)));

        Assert.Contains(answers, answer => answer is PublishAnswer.Published);
        Assert.DoesNotContain(answers, answer => answer is PublishAnswer.Rejected);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task Two_keys_make_two_posts_even_with_the_same_words()
    {
        var account = await NewAccount();

        var first = await Published(account, Post("Reminder: clubs start today"));
        var second = await Published(account, Post("Reminder: clubs start today"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, await Count(account));
    }

    [Fact]
    public async Task Other_words_under_a_used_key_never_replace_what_was_published()
    {
        var account = await NewAccount();
        var post = Post("The words that were approved");
        var published = await Published(account, post);

        var answer = await Platform.Publish(account, post with { Text = "Other words" }, Ct);

        Assert.IsType<PublishAnswer.Rejected>(answer);
        Assert.Equal(post.Text, Assert.IsType<ReadBackAnswer.There>(await Platform.ReadBack(account, published.Id, Ct)).Text);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task Deleting_proves_that_the_post_is_gone()
    {
        var account = await NewAccount();
        var post = Post("A post to take down", SamplePicture.Of("A gate"));
        var published = await Published(account, post);

        Assert.Equal(new DeleteAnswer.Gone(), await Platform.Delete(account, published.Id, Ct));

        Assert.Equal(new ReadBackAnswer.NotThere(), await Platform.ReadBack(account, published.Id, Ct));
        Assert.Equal(new FindAnswer.NotThere(), await Platform.Find(account, post.Key, Ct));
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task Deleting_twice_is_harmless_and_leaves_the_other_posts()
    {
        var account = await NewAccount();
        await Published(account, Post("This one stays"));
        var published = await Published(account, Post("This one goes"));

        await Platform.Delete(account, published.Id, Ct);

        Assert.Equal(new DeleteAnswer.Gone(), await Platform.Delete(account, published.Id, Ct));
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task A_text_of_the_longest_length_is_published_and_one_longer_is_not()
    {
        var account = await NewAccount();
        var longest = new string('a', Platform.Limits.Graphemes);

        await Published(account, Post(longest));
        var rejected = Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(account, Post(longest + "a"), Ct));

        Assert.Contains($"{Platform.Limits.Graphemes + 1}", rejected.WhatThePlatformSaid, StringComparison.Ordinal);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task As_many_pictures_as_fit_are_published_and_one_more_is_not()
    {
        var account = await NewAccount();
        var pictures = Enumerable.Range(0, Platform.Limits.Pictures).Select(i => SamplePicture.Of($"Picture {i}", grey: (byte)(i * 20))).ToArray();

        var published = await Published(account, Post("All of them", pictures));
        var answer = await Platform.Publish(account, Post("One too many", [.. pictures, SamplePicture.Of("The last straw")]), Ct);

        Assert.Equal(pictures.Select(p => p.Alt), Assert.IsType<ReadBackAnswer.There>(await Platform.ReadBack(account, published.Id, Ct)).Alts);
        Assert.IsType<PublishAnswer.Rejected>(answer);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task The_largest_picture_is_published_and_one_byte_more_is_not()
    {
        var account = await NewAccount();

        await Published(account, Post("Just fits", SamplePicture.Of("A wide view", bytes: Platform.Limits.PictureBytes)));
        var answer = await Platform.Publish(account, Post("Too large", SamplePicture.Of("A wider view", bytes: Platform.Limits.PictureBytes + 1)), Ct);

        Assert.IsType<PublishAnswer.Rejected>(answer);
        Assert.Equal(1, await Count(account));
    }

    [Fact]
    public async Task Connecting_names_the_account()
    {
        var account = await NewAccount();

        var connected = Assert.IsType<ConnectAnswer.Connected>(await Platform.Connect(account, Ct));

        Assert.Equal(account.Handle, connected.Handle);
        Assert.NotEqual("", connected.AccountId);
    }

    [Fact]
    public async Task An_id_that_is_not_the_platforms_own_is_not_known()
    {
        var account = await NewAccount();
        var id = new PlatformId("at://somewhere/else");

        Assert.IsType<ReadBackAnswer.NotKnown>(await Platform.ReadBack(account, id, Ct));
        Assert.IsType<DeleteAnswer.NotKnown>(await Platform.Delete(account, id, Ct));
    }
}
