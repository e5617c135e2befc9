using Countersign.Foundation.Audit;
using Countersign.Foundation.Audit.Trail;

namespace Countersign.Tests.Foundation.Audit.Trail;

public sealed class RedactionTests
{
    private static readonly AuditEventKind SentBack = new("post.sent-back", "Sent back", "somebody sent a post back") { PersonalFields = ["why"] };

    private static readonly AuditEventKind Approved =
        new("post.approved", "Approved", "somebody approved a post") { PersonalFields = ["role"], KeptBecause = "it proves it" };

    [Fact]
    public void An_act_tells_of_somebody_where_a_field_that_its_kind_calls_personal_is_there()
    {
        Assert.True(Redaction.TellsOf(new AuditEventContent("a reason", null, null, null), SentBack));
        Assert.False(Redaction.TellsOf(new AuditEventContent(null, "4.1", "aa", Fact("why")), SentBack));
        Assert.True(Redaction.TellsOf(new AuditEventContent(null, null, null, Fact("role")), Approved with { KeptBecause = null }));
    }

    [Fact]
    public void What_proves_an_approval_stays_and_of_a_kind_that_nobody_knows_everything_goes()
    {
        Assert.False(Redaction.TellsOf(new AuditEventContent(null, "4.1", "aa", Fact("role")), Approved));
        Assert.True(Redaction.TellsOf(new AuditEventContent(null, null, null, Fact("anything")), null));
        Assert.False(Redaction.TellsOf(new AuditEventContent(null, "4.1", "aa", null), null));
    }

    [Theory]
    [InlineData("Jo said so", "Jo", true)]
    [InlineData("said jo", "Jo", true)]
    [InlineData("Joan and banjo, then Jo.", "Jo", true)]
    [InlineData("Joan and banjo", "Jo", false)]
    [InlineData("", "Jo", false)]
    [InlineData(null, "Jo", false)]
    public void A_name_is_found_where_it_stands_as_a_word(string? text, string name, bool found) => Assert.Equal(found, Redaction.Names(text, name));

    private static Dictionary<string, string> Fact(string name) => new() { [name] = "teacher" };
}
