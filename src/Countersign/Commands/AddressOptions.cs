using System.CommandLine;
using System.CommandLine.Parsing;

namespace Countersign.Commands;

/// <summary>Where the program listens, and the address that people type where a proxy stands in front of it.</summary>
internal sealed class AddressOptions
{
    private readonly Option<Uri> url;
    private readonly Option<Uri?> publicUrl;

    public AddressOptions()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>With other settings than those of this process.</summary>
    internal AddressOptions(Func<string, string?> setting)
    {
        url = new("--url")
        {
            Description = "the address to listen on (default: COUNTERSIGN_URL, or http://localhost:5080)",
            DefaultValueFactory = found =>
                FromSetting(found, "COUNTERSIGN_URL") is { } set ? Checked(found, "COUNTERSIGN_URL", set) : new Uri("http://localhost:5080"),
            CustomParser = typed => Read(typed, "--url", typed.Tokens[0].Value) is { } address ? Checked(typed, "--url", address) : null!,
        };
        publicUrl = new("--public-url")
        {
            Description = "the address that people type, where a proxy stands in front (default: COUNTERSIGN_PUBLIC_URL, or what --url says)",
            DefaultValueFactory = found => FromSetting(found, "COUNTERSIGN_PUBLIC_URL"),
            CustomParser = typed => Read(typed, "--public-url", typed.Tokens[0].Value),
        };

        // Where a setting is there and empty, it says nothing.
        Uri? FromSetting(ArgumentResult found, string name) => setting(name) is { Length: > 0 } text ? Read(found, name, text) : null;

        Uri Checked(ArgumentResult found, string name, Uri address)
        {
            var isNamed = found.GetResult(publicUrl!) is { Implicit: false } || setting("COUNTERSIGN_PUBLIC_URL") is { Length: > 0 };
            if (WhyNotListen(name, address, isNamed) is { } why)
            {
                found.AddError(why);
            }

            return address;
        }
    }

    public void AddTo(Command command)
    {
        command.Add(url);
        command.Add(publicUrl);
    }

    public (Uri Listen, Uri Public) Read(ParseResult line)
    {
        var listen = line.GetRequiredValue(url);
        return (listen, line.GetValue(publicUrl) ?? listen);
    }

    // The server takes any name for all addresses of the machine, which nobody means who writes a name.
    private static string? WhyNotListen(string name, Uri address, bool isPublicNamed) => address switch
    {
        { HostNameType: UriHostNameType.Dns, IsLoopback: false } =>
            $"write {name} with localhost or an address of this machine ({address.Scheme}://0.0.0.0:{address.Port} for all of them); "
                + "the name that people type is --public-url",
        { Host: "0.0.0.0" or "[::]" } when !isPublicNamed =>
            $"nobody types {address.Host}, on which everybody in the network reaches the program: name the address that people type with --public-url",
        _ => null,
    };

    private static Uri? Read(ArgumentResult found, string name, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/" })
        {
            return address;
        }

        found.AddError($"write {name} like http://localhost:5080, without a path");
        return null;
    }
}
