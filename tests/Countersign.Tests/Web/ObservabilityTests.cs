using System.Diagnostics;

namespace Countersign.Tests.Web;

public sealed class ObservabilityTests
{
    [Fact]
    public void A_tag_that_is_not_on_the_list_does_not_leave_the_program()
    {
        using var activity = new Activity("GET /posts/{id}");
        activity.SetTag("http.route", "/posts/{id}").SetTag("url.path", "/people/somebody").SetTag("url.query", "q=somebody").SetTag("client.address", "192.0.2.1");
        using var processor = new Countersign.Web.Observability.KnownTagsOnly();

        processor.OnEnd(activity);

        Assert.Equal(["http.route"], activity.TagObjects.Select(tag => tag.Key));
    }
}
