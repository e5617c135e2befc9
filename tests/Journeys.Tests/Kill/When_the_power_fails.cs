using Countersign.Tests.Peers;

namespace Journeys.Tests.Kill;

public sealed class Before_it_signs_in(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).Before("createSession", startAfresh: true);
}

public sealed class Before_the_picture_arrives(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).Before("uploadBlob");
}

public sealed class Before_the_post_arrives(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).Before("putRecord");
}

public sealed class After_the_platform_took_it(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).AfterThePlatformTookIt();
}

public sealed class After_the_answer_came(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).AfterTheAnswerCameAndBeforeItIsRecorded();
}

public sealed class Where_the_answer_was_cut(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_found_by_its_key_and_published_once() => new PowerCuts(browser, peer).WhereTheAnswerWasCutTheKeyFindsIt();
}

public sealed class At_the_noticeboard(Browser browser, BlueskyPeer peer)
{
    [Fact]
    public Task A_post_is_published_once() => new PowerCuts(browser, peer).AtTheNoticeboardWhileTheDatabaseIsLocked();
}
