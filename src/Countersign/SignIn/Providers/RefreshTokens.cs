using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Countersign.SignIn.Providers;

/// <summary>What a service says of an account when it is asked without the person.</summary>
internal abstract record AccountWord
{
    private AccountWord()
    {
    }

    /// <summary>It stands.</summary>
    /// <param name="Next">What to ask with next time, where it is another token.</param>
    public sealed record Stands(string? Next) : AccountWord;

    /// <summary>The account is switched off there, or the person has to come through again for another reason that only the service knows.</summary>
    public sealed record Gone : AccountWord;

    /// <summary>It did not say. Nothing may be concluded.</summary>
    public sealed record NotKnown : AccountWord;
}

/// <summary>Asks a service whether an account still stands: it gives no new token for one that is switched off.</summary>
internal sealed class RefreshTokens(ProviderConnections connections, ProviderChannel channel)
{
    public async Task<AccountWord> Ask(SignInProvider provider, string token, CancellationToken ct)
    {
        if (connections.To(provider) is not { } options)
        {
            return new AccountWord.NotKnown();
        }

        try
        {
            var place = (await options.ConfigurationManager!.GetConfigurationAsync(ct)).TokenEndpoint;
            using var form = new FormUrlEncodedContent(new OpenIdConnectMessage
            {
                GrantType = OpenIdConnectGrantTypes.RefreshToken,
                ClientId = options.ClientId,
                ClientSecret = options.ClientSecret,
                RefreshToken = token,
            }.Parameters);
            using var answer = await channel.Client.PostAsync(new Uri(place), form, ct);
            return Read(answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct)));
        }
        catch (Exception fault) when (fault is InvalidOperationException or JsonException || ProviderFaults.IsAway(fault))
        {
            return new AccountWord.NotKnown();
        }
    }

    // Only invalid_grant speaks of the account. That our own secret ran out, or that they are busy, says nothing about anybody.
    private static AccountWord Read(HttpStatusCode status, JsonElement said) => (status, Text(said, "access_token"), Text(said, "error")) switch
    {
        (HttpStatusCode.OK, not null, _) => new AccountWord.Stands(Text(said, "refresh_token")),
        (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, _, "invalid_grant") => new AccountWord.Gone(),
        _ => new AccountWord.NotKnown(),
    };

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
