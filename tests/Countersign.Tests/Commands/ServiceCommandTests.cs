using Countersign.Commands;
using Countersign.ServiceManager;

namespace Countersign.Tests.Commands;

public sealed class ServiceCommandTests
{
    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    public async Task On_a_machine_that_has_no_service_for_it_one_sentence_says_what_to_do(string what)
    {
        var machine = ServiceMachine.ThisOne();
        Assert.SkipWhen(machine is { MayChange: true, RunsSystemd: true, HasPackage: false }, "here the service would really be set up");

        var ended = await CommandLine.Run(["service", what]);

        Assert.Equal(1, ended);
        var why = Assert.IsType<Outcome<IReadOnlyList<ServiceStep>>.Refused>(ServicePlan.Uninstall(machine)).Why.Sentence;
        Assert.Equal(why.Replace("uninstall", what, StringComparison.Ordinal), TestConsole.Printed.Trim());
    }

    [Fact]
    public async Task The_demo_which_lets_anyone_in_is_never_named_to_the_world()
    {
        var listening = await CommandLine.Run(["run", "--demo", "--url", "http://0.0.0.0:5080"]);
        var behind = await CommandLine.Run(["run", "--demo", "--public-url", "https://school.example"]);
        var both = await CommandLine.Run(["run", "--demo", "--url", "http://0.0.0.0:5080", "--public-url", "http://localhost:5080"]);

        Assert.Equal((1, 1, 1), (listening, behind, both));
        Assert.Contains("only listens on this machine", TestConsole.Printed, StringComparison.Ordinal);
    }
}
