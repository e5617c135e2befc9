using System.CommandLine;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[Collection(AskCommandTests.Alone)]
public sealed class AddressOptionsTests : IDisposable
{
    private const string Listen = "COUNTERSIGN_URL";
    private const string Public = "COUNTERSIGN_PUBLIC_URL";

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Listen, null);
        Environment.SetEnvironmentVariable(Public, null);
    }

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
        Environment.SetEnvironmentVariable(Listen, "http://localhost:82");
        Environment.SetEnvironmentVariable(Public, "https://school.example");

        Assert.Equal(("http://localhost:82/", "https://school.example/"), Read());
        Assert.Equal(("http://localhost:83/", "https://other.example/"), Read("--url", "http://localhost:83", "--public-url", "https://other.example"));
    }

    [Theory]
    [InlineData("--url", "localhost:5080")]
    [InlineData("--public-url", "https://school.example/countersign")]
    public void What_is_no_address_is_refused_by_the_name_it_was_typed_under(string option, string typed) =>
        Assert.Contains($"write {option} like", Assert.Single(CommandLine.Parse(["run", option, typed]).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_setting_that_is_no_address_is_refused_by_its_name()
    {
        Environment.SetEnvironmentVariable(Public, "countersign.school.example");

        Assert.Contains(CommandLine.Parse(["run"]).Errors, error => error.Message.StartsWith($"write {Public} like", StringComparison.Ordinal));
    }

    private static (string Listen, string Public) Read(params string[] typed)
    {
        var addresses = new AddressOptions();
        var command = new RootCommand();
        addresses.AddTo(command);
        var (listen, known) = addresses.Read(command.Parse(typed));
        return (listen.ToString(), known.ToString());
    }
}
