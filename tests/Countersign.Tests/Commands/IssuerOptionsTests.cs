using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

public sealed class IssuerOptionsTests
{
    private readonly Dictionary<string, string> settings = [];

    [Fact]
    public void Nothing_is_listed_unless_the_operator_lists_it_and_what_is_typed_wins()
    {
        Assert.Empty(Read());
        settings["COUNTERSIGN_SIGN_IN_ISSUERS"] = "https://one.example  google=https://two.example";

        Assert.Equal(["https://one.example", "google=https://two.example"], Read());
        Assert.Equal(["https://three.example", "https://four.example"], Read("--sign-in-issuer", "https://three.example", "--sign-in-issuer", "https://four.example"));
    }

    [Fact]
    public void What_is_no_service_is_refused_by_the_name_it_was_given_under()
    {
        Assert.StartsWith("write --sign-in-issuer like", Assert.Single(Parse("--sign-in-issuer", "http://plain.example").Line.Errors).Message, StringComparison.Ordinal);
        settings["COUNTERSIGN_SIGN_IN_ISSUERS"] = "everybody";

        Assert.StartsWith("write COUNTERSIGN_SIGN_IN_ISSUERS like", Assert.Single(Parse().Line.Errors).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Read(params string[] typed)
    {
        var (issuers, line) = Parse(typed);
        return issuers.Read(line);
    }

    private (IssuerOptions Issuers, ParseResult Line) Parse(params string[] typed)
    {
        var issuers = new IssuerOptions(settings.GetValueOrDefault);
        var command = new RootCommand();
        issuers.AddTo(command);
        return (issuers, command.Parse(typed));
    }
}
