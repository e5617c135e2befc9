using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

public sealed class ListedOptionTests
{
    private readonly Dictionary<string, string> settings = [];

    [Theory]
    [InlineData("--sign-in-issuer", "COUNTERSIGN_SIGN_IN_ISSUERS", "https://one.example", "google=https://two.example")]
    [InlineData("--may-reach", "COUNTERSIGN_MAY_REACH", "10.20.0.0/16", "[fd00::5]:443")]
    [InlineData("--proxy", "COUNTERSIGN_PROXIES", "127.0.0.1", "10.20.0.0/16")]
    public void Nothing_is_listed_unless_the_operator_lists_it_and_what_is_typed_wins(string option, string variable, string one, string two)
    {
        Assert.Empty(Read(option));
        settings[variable] = $"{one}  {two}";

        Assert.Equal([one, two], Read(option));
        Assert.Equal([two, one], Read(option, option, two, option, one));
    }

    [Theory]
    [InlineData("--sign-in-issuer", "COUNTERSIGN_SIGN_IN_ISSUERS", "http://plain.example")]
    [InlineData("--may-reach", "COUNTERSIGN_MAY_REACH", "intranet")]
    [InlineData("--proxy", "COUNTERSIGN_PROXIES", "proxy.example")]
    [InlineData("--proxy", "COUNTERSIGN_PROXIES", "127.1")]
    [InlineData("--proxy", "COUNTERSIGN_PROXIES", "127.0.0.1:80")]
    public void What_cannot_be_listed_is_refused_by_the_name_it_was_given_under(string option, string variable, string typed)
    {
        Assert.StartsWith($"write {option} like", Assert.Single(Parse(option, option, typed).Line.Errors).Message, StringComparison.Ordinal);
        settings[variable] = typed;

        Assert.StartsWith($"write {variable} like", Assert.Single(Parse(option).Line.Errors).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Read(string option, params string[] typed)
    {
        var (listed, line) = Parse(option, typed);
        return listed.Read(line);
    }

    private (ListedOption Listed, ParseResult Line) Parse(string option, params string[] typed)
    {
        var listed = option switch
        {
            "--sign-in-issuer" => ListedOption.Issuers(settings.GetValueOrDefault),
            "--may-reach" => ListedOption.Reachable(settings.GetValueOrDefault),
            _ => ListedOption.Proxies(settings.GetValueOrDefault),
        };
        var command = new RootCommand();
        listed.AddTo(command);
        return (listed, command.Parse(typed));
    }
}
