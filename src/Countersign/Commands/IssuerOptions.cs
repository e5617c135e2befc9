using System.CommandLine;
using System.CommandLine.Parsing;
using Countersign.SignIn.Providers;

namespace Countersign.Commands;

/// <summary>
/// Further services at which people of a school may sign in. Only whoever runs the program names one: an administrator of a school who could would run
/// one and be the headteacher.
/// </summary>
internal sealed class IssuerOptions
{
    private const string Variable = "COUNTERSIGN_SIGN_IN_ISSUERS";

    private readonly Option<string[]> issuers;

    public IssuerOptions()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>With other settings than those of this process.</summary>
    internal IssuerOptions(Func<string, string?> setting) => issuers = new("--sign-in-issuer")
    {
        Description = $"a further service at which people sign in, besides Microsoft and Google (default: {Variable}, with spaces between them)",
        DefaultValueFactory = found => Read(found, Variable, setting(Variable)?.Split(' ') ?? []),
        CustomParser = static typed => Read(typed, "--sign-in-issuer", [.. typed.Tokens.Select(token => token.Value)]),
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command) => command.Add(issuers);

    public IReadOnlyList<string> Read(ParseResult line) => line.GetRequiredValue(issuers);

    private static string[] Read(ArgumentResult found, string name, IEnumerable<string> texts)
    {
        string[] listed = [.. texts.Where(text => text.Length > 0)];
        if (listed.Any(text => Issuer.Listed(text) is null))
        {
            found.AddError($"write {name} like https://sign-in.trust.example, or with whose answers it gives: microsoft=https://…, google=https://…");
        }

        return listed;
    }
}
