using Countersign.Foundation.Database;
using Countersign.Platforms;
using Countersign.Platforms.Contract;
using Countersign.Posts;
using Countersign.Posts.Noticeboard;
using Countersign.SchoolAccounts;
using Countersign.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Posts.Noticeboard;

public sealed class NoticeboardContractTests : PlatformContractTests, IAsyncLifetime
{
    private TestDatabase database = null!;

    protected override IPlatform Platform => SampleNews.Noticeboard(database.Services);

    public async ValueTask InitializeAsync() =>
        database = await TestDatabase.Create(services => services.AddPlatforms().AddSchoolAccounts().AddPosts());

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_post_that_was_taken_back_is_not_published_again()
    {
        var account = await NewAccount();
        var post = Post("A post to take down");
        var published = await Published(account, post);
        await Platform.Delete(account, published.Id, Ct);

        var answer = await Platform.Publish(account, post, Ct);

        Assert.IsType<PublishAnswer.Rejected>(answer);
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task Taking_back_leaves_no_text_and_no_description_in_the_database()
    {
        var account = await NewAccount();
        var published = await Published(account, Post("Words that should not have gone out", SamplePicture.Of("A face")));

        await Platform.Delete(account, published.Id, Ct);

        var left = await database.Use(db => db.Set<NoticeboardPost>().Include(post => post.Pictures).SingleAsync(Ct));
        Assert.Equal("", left.Text);
        Assert.Empty(left.Pictures);
        Assert.NotNull(left.TakenDownAt);
    }

    [Fact]
    public async Task Publishing_and_taking_back_are_each_recorded_once()
    {
        var account = await NewAccount();
        var post = Post("Once is enough");
        var published = await Published(account, post);
        await Published(account, post);
        await Platform.Delete(account, published.Id, Ct);
        await Platform.Delete(account, published.Id, Ct);

        var acts = await database.Use(db => db.Acts.OrderBy(act => act.Number).Select(act => act.Kind).ToListAsync(Ct));

        Assert.Equal(["school.opened", "noticeboard.published", "noticeboard.removed"], acts);
    }

    [Fact]
    public async Task One_school_can_neither_read_nor_take_back_what_another_published()
    {
        var (mine, other) = (await NewAccount(), await NewAccount());
        var post = Post("Ours");
        var published = await Published(mine, post);

        await Platform.Delete(other, published.Id, Ct);

        Assert.Equal(new ReadBackAnswer.NotThere(), await Platform.ReadBack(other, published.Id, Ct));
        Assert.Equal(new FindAnswer.NotThere(), await Platform.Find(other, post.Key, Ct));
        Assert.IsType<ReadBackAnswer.There>(await Platform.ReadBack(mine, published.Id, Ct));
        Assert.Equal(1, await Count(mine));
    }

    [Fact]
    public async Task A_school_that_does_not_exist_is_refused_and_never_taken_for_an_empty_board()
    {
        var nowhere = new Connection(database.Settings.PublicAddress, "no-such-school", "-");

        Assert.IsType<PublishAnswer.Rejected>(await Platform.Publish(nowhere, Post("To nobody"), Ct));
        Assert.IsType<FindAnswer.NotKnown>(await Platform.Find(nowhere, SendKey.New(database.Clock.GetUtcNow()), Ct));
        Assert.IsType<DeleteAnswer.NotKnown>(await Platform.Delete(nowhere, new PlatformId(NoticeboardPostId.New().ToString()), Ct));
        Assert.IsType<ConnectAnswer.Refused>(await Platform.Connect(nowhere, Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(0xFFFE)]
    public async Task A_character_that_no_feed_can_carry_is_refused(int character)
    {
        var account = await NewAccount();

        var inText = await Platform.Publish(account, Post("Beans" + (char)character), Ct);
        var inDescription = await Platform.Publish(account, Post("Beans", SamplePicture.Of("Beans" + (char)character)), Ct);

        Assert.IsType<PublishAnswer.Rejected>(inText);
        Assert.IsType<PublishAnswer.Rejected>(inDescription);
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task A_disk_that_takes_no_pictures_means_later_and_leaves_no_post()
    {
        var account = await NewAccount();
        await File.WriteAllTextAsync(Path.Combine(database.Settings.DataFolder, "files"), "a file where the folder should be", Ct);

        var answer = await Platform.Publish(account, Post("With a picture", SamplePicture.Of("Beans")), Ct);

        Assert.Equal(new PublishAnswer.TryLater(null), answer);
        Assert.Equal(0, await Count(account));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so_and_nothing_is_half_published()
    {
        var account = await NewAccount();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Platform.Publish(account, Post("Too late"), new CancellationToken(canceled: true)));

        Assert.Equal(0, await Count(account));
    }

    protected override async Task<Connection> NewAccount()
    {
        var slug = "school-" + Guid.CreateVersion7().ToString("N");
        await database.Services.Everywhere(services => SampleSchool.Open(services, slug: slug));
        return new Connection(database.Settings.PublicAddress, slug, "-");
    }

    protected override async Task<int> Count(Connection account)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var news = scope.ServiceProvider.GetRequiredService<News>();
        await news.Enter(account.Handle, Ct);
        return (await news.Latest(Ct)).Count;
    }
}
