using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Countersign.Platforms;
using Countersign.SignIn.Providers;

namespace Countersign.Commands;

/// <summary>An option of which several stand behind one another, on the command line or in the environment with a space between them.</summary>
internal sealed class ListedOption
{
    /// <summary>This machine, which a demo may reach.</summary>
    public static readonly IReadOnlyList<string> ThisMachine = ["127.0.0.0/8", "::1"];

    private readonly Option<string[]> option;

    private ListedOption(string name, string variable, string description, string like, Func<string, bool> isOne, Func<string, string?>? setting)
    {
        setting ??= Environment.GetEnvironmentVariable;
        option = new(name)
        {
            Description = $"{description} (default: {variable}, with spaces between them)",
            DefaultValueFactory = found => Read(found, variable, setting(variable)?.Split(' ') ?? []),
            CustomParser = typed => Read(typed, name, [.. typed.Tokens.Select(token => token.Value)]),
            AllowMultipleArgumentsPerToken = true,
        };

        string[] Read(ArgumentResult found, string under, IEnumerable<string> texts)
        {
            string[] listed = [.. texts.Where(text => text.Length > 0)];
            if (!listed.All(isOne))
            {
                found.AddError($"write {under} like {like}");
            }

            return listed;
        }
    }

    /// <summary>
    /// Further services at which people of a school may sign in. Only whoever runs the program names one: an administrator of a school who could would run
    /// one and be the headteacher.
    /// </summary>
    /// <param name="setting">Other settings than those of this process.</param>
    public static ListedOption Issuers(Func<string, string?>? setting = null) => new(
        "--sign-in-issuer",
        "COUNTERSIGN_SIGN_IN_ISSUERS",
        "a further service at which people sign in, besides Microsoft and Google",
        "https://sign-in.trust.example, or with whose answers it gives: microsoft=https://…, google=https://…",
        static text => Issuer.Listed(text) is not null,
        setting);

    /// <summary>Where the program may connect to besides public addresses: whoever names a server could otherwise look around in the network here.</summary>
    /// <param name="setting">Other settings than those of this process.</param>
    public static ListedOption Reachable(Func<string, string?>? setting = null) => new(
        "--may-reach",
        "COUNTERSIGN_MAY_REACH",
        "an address or network besides public ones that the program may connect to",
        "10.20.0.0/16, 10.20.0.5 or 10.20.0.5:443",
        PlatformsRegistration.IsReachable,
        setting);

    /// <summary>The proxies whose word counts on where a visitor comes from: from anybody else it would be a way round every limit.</summary>
    /// <param name="setting">Other settings than those of this process.</param>
    public static ListedOption Proxies(Func<string, string?>? setting = null) => new(
        "--proxy",
        "COUNTERSIGN_PROXIES",
        "the address or network of a proxy that stands in front and says where visitors come from",
        "127.0.0.1 or 10.20.0.0/16",
        static text => IPNetwork.TryParse(text, out _) || (IPAddress.TryParse(text, out var address) && address.ToString() == text),
        setting);

    public void AddTo(Command command) => command.Add(option);

    public IReadOnlyList<string> Read(ParseResult line) => line.GetRequiredValue(option);
}
