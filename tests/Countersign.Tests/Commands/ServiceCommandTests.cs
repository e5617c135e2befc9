using Countersign.Commands;
using Countersign.ServiceManager;

namespace Countersign.Tests.Commands;

[Collection(AskCommandTests.Alone)]
public sealed class ServiceCommandTests : IDisposable
{
    private readonly TextWriter error = Console.Error;

    private readonly StringWriter said = new();

    public ServiceCommandTests() => Console.SetError(said);

    public void Dispose()
    {
        Console.SetError(error);
        said.Dispose();
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    public async Task On_a_machine_that_has_no_service_for_it_one_sentence_says_what_to_do(string what)
    {
        var machine = ServiceMachine.ThisOne();
        Assert.SkipWhen(machine is { MayChange: true, RunsSystemd: true, HasPackage: false }, "here the service would really be set up");

        var ended = await CommandLine.Run(["service", what]);

        Assert.Equal(1, ended);
        Assert.Equal(Assert.IsType<Outcome<IReadOnlyList<ServiceStep>>.Refused>(ServicePlan.Uninstall(machine)).Why.Sentence.Replace("uninstall", what, StringComparison.Ordinal) + Environment.NewLine, said.ToString());
    }

    [Fact]
    public async Task The_demo_which_lets_anyone_in_is_never_named_to_the_world()
    {
        var listening = await CommandLine.Run(["run", "--demo", "--url", "http://0.0.0.0:5080"]);
        var behind = await CommandLine.Run(["run", "--demo", "--public-url", "https://school.example"]);

        Assert.Equal((1, 1), (listening, behind));
        Assert.Contains("only listens on this machine", said.ToString(), StringComparison.Ordinal);
    }
}
