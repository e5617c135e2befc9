namespace Countersign.Platforms.Contract;

/// <summary>A place where nobody but a person of the school can publish: the program hands them the post and takes their word for what became of it.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Where">The same within a sentence, after the name of an account: <c>on Facebook</c>.</param>
/// <param name="HasLinks">Whether a post there has a link of its own that others can open.</param>
/// <param name="Hosts">Where its links lead; empty where the account's own address alone says so.</param>
public sealed record AssistedPlace(string Title, string Where, bool HasLinks, IReadOnlyList<string> Hosts)
{
    /// <summary>Whether this can be the address of something at the place.</summary>
    /// <param name="account">The address of the account; null while it is being registered.</param>
    public bool Has(Uri link, Uri? account)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.UserInfo.Length == 0
            && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            && (Hosts.Any(host => IsOf(link.IdnHost, host)) || (account is null ? Hosts.Count == 0 : IsOf(link.IdnHost, WithoutWww(account.IdnHost))));
    }

    private static bool IsOf(string host, string of) =>
        host.Equals(of, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + of, StringComparison.OrdinalIgnoreCase);

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
