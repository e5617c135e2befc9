using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

public sealed class AddressOptionsTests
{
    private readonly Dictionary<string, string> settings = [];

    [Fact]
    public void The_address_that_people_type_is_the_one_it_listens_on_unless_another_is_named()
    {
        Assert.Equal(("http://localhost:5080/", "http://localhost:5080/"), Read());
        Assert.Equal(("http://localhost:81/", "http://localhost:81/"), Read("--url", "http://localhost:81"));
        Assert.Equal(("http://localhost:5080/", "https://school.example/"), Read("--public-url", "https://school.example"));
    }

    [Fact]
    public void A_service_reads_both_from_its_settings_and_what_is_typed_wins()
    {
        settings["COUNTERSIGN_URL"] = "http://localhost:82";
        settings["COUNTERSIGN_PUBLIC_URL"] = "https://school.example";

        Assert.Equal(("http://localhost:82/", "https://school.example/"), Read());
        Assert.Equal(("http://localhost:83/", "https://other.example/"), Read("--url", "http://localhost:83", "--public-url", "https://other.example"));
    }

    [Theory]
    [InlineData("--url", "localhost:5080")]
    [InlineData("--url", "")]
    [InlineData("--public-url", "https://school.example/countersign")]
    public void What_is_no_address_is_refused_by_the_name_it_was_typed_under(string option, string typed) =>
        Assert.Contains($"write {option} like", Assert.Single(Parse(option, typed).Line.Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://countersign.school.example:5080", "write --url with localhost or an address of this machine (http://0.0.0.0:5080 for all of them)")]
    [InlineData("https://school", "write --url with localhost or an address of this machine (https://0.0.0.0:443 for all of them)")]
    [InlineData("http://0.0.0.0:5080", "nobody types 0.0.0.0")]
    [InlineData("http://[::]:5080", "nobody types [::]")]
    [InlineData("http://0:5080", "nobody types 0.0.0.0")]
    public void Nobody_listens_on_every_address_without_saying_so(string url, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(Parse("--url", url).Line.Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.5:5080")]
    public void Whoever_names_the_address_that_people_type_may(string url) =>
        Assert.Empty(Parse("--url", url, "--public-url", "https://countersign.school.example").Line.Errors);

    [Fact]
    public void A_setting_that_listens_on_a_name_is_refused_by_its_name()
    {
        settings["COUNTERSIGN_URL"] = "http://countersign.school.example";

        Assert.StartsWith("write COUNTERSIGN_URL with localhost", Assert.Single(Parse().Line.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COUNTERSIGN_URL")]
    [InlineData("COUNTERSIGN_PUBLIC_URL")]
    public void A_setting_that_is_no_address_is_refused_by_its_name(string name)
    {
        settings[name] = "countersign.school.example";

        Assert.StartsWith($"write {name} like", Assert.Single(Parse().Line.Errors).Message, StringComparison.Ordinal);
    }

    private (string Listen, string Public) Read(params string[] typed)
    {
        var (addresses, line) = Parse(typed);
        var (listen, known) = addresses.Read(line);
        return (listen.ToString(), known.ToString());
    }

    private (AddressOptions Addresses, ParseResult Line) Parse(params string[] typed)
    {
        var addresses = new AddressOptions(settings.GetValueOrDefault);
        var command = new RootCommand();
        addresses.AddTo(command);
        return (addresses, command.Parse(typed));
    }
}
