namespace Countersign.SignIn.Providers;

/// <summary>
/// A service that may say who people are. Whoever runs one can say that they are the headteacher, so an administrator cannot name any: it is the
/// school's own tenant at Microsoft, Google, or one that the operator lists.
/// </summary>
internal sealed record Issuer(ProviderKind Kind, string Address)
{
    public const string Microsoft = "microsoft";

    public const string Google = "google";

    // Everybody's private accounts, for which no school answers.
    private static readonly Guid PrivateAccounts = new("9188040d-6c67-4c5b-b112-36a304b66dad");

    /// <summary>What people know it by.</summary>
    public string Name => Kind switch
    {
        ProviderKind.Microsoft => "Microsoft",
        ProviderKind.Google => "Google",
        _ => new Uri(Address).Host,
    };

    /// <summary>
    /// One that the operator lists, such as <c>https://sign-in.trust.example</c>, or with whose answers it gives before it, such as
    /// <c>microsoft=https://…</c>; null where it is neither. Without TLS only on this machine.
    /// </summary>
    public static Issuer? Listed(string text)
    {
        // An equals sign further on belongs to the address itself.
        var (word, address) = text.Split('=', 2) is [var before, var after] && !before.Contains(':', StringComparison.Ordinal)
            ? (before, after)
            : (nameof(ProviderKind.Other), text);
        return Enum.TryParse<ProviderKind>(word, ignoreCase: true, out var kind) && !int.TryParse(word, out _)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? new Issuer(kind, address)
            : null;
    }

    /// <summary>The one that an administrator chose: Microsoft with the school's tenant, Google, or one of the list by its address.</summary>
    public static Outcome<Issuer> Choose(string? service, string? tenant, IEnumerable<string> listed) => service switch
    {
        Microsoft => Guid.TryParseExact(tenant?.Trim(), "D", out var id) && id != Guid.Empty && id != PrivateAccounts
            ? new Issuer(ProviderKind.Microsoft, $"https://login.microsoftonline.com/{id:D}/v2.0")
            : new Refusal("Enter the directory (tenant) ID of your school, like 72f988bf-86f1-41af-91ab-2d7cd011db47"),
        Google => new Issuer(ProviderKind.Google, "https://accounts.google.com"),
        _ => All(listed).FirstOrDefault(issuer => issuer.Address == service) is { } found ? found : new Refusal("Select where people sign in"),
    };

    public static IEnumerable<Issuer> All(IEnumerable<string> listed) => listed.Select(Listed).OfType<Issuer>();
}
