using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Countersign.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Countersign.Tests.Peers;

/// <summary>An OpenID Connect provider that says what a test told it to, where a real one cannot be made to lie.</summary>
internal sealed class LyingProvider : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> codes = [];
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA another = RSA.Create(2048);
    private readonly WebApplication app;

    private LyingProvider()
    {
        var builder = WebApplication.CreateSlimBuilder(WebHost.Unwatched);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use(async (context, next) => await (IsAway ? Leave(context) : next(context)));
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(Discovery(), "application/json"));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { Published() } }));
        app.MapGet("/authorize", Authorise);
        app.MapPost("/token", Token);
    }

    public string Issuer => app.Urls.Single();

    /// <summary>What it says of whoever signs in, changed from the truth.</summary>
    public Action<Dictionary<string, object>> Lie { get; set; } = _ => { };

    /// <summary>What its own document says, changed from the truth.</summary>
    public Action<Dictionary<string, object>> LieAboutItself { get; set; } = _ => { };

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>Breaks every connection.</summary>
    public bool IsAway { get; set; }

    /// <summary>Never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What it answers to a refresh token; a new one unless a test says otherwise.</summary>
    public Func<IResult> Refreshing { get; set; } = () => Results.Json(new { access_token = "a", token_type = "Bearer", refresh_token = "r" + Guid.CreateVersion7() });

    /// <summary>Which refresh tokens it was shown.</summary>
    public ConcurrentQueue<string> Shown { get; } = [];

    public bool GivesRefreshTokens { get; set; } = true;

    public static async Task<LyingProvider> Start()
    {
        var provider = new LyingProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public static IResult Refuses(string error, HttpStatusCode status = HttpStatusCode.BadRequest) => Results.Json(new { error }, statusCode: (int)status);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        another.Dispose();
    }

    private async Task Leave(HttpContext context)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        context.Abort();
    }

    private string Discovery()
    {
        var document = new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/jwks",
            ["response_types_supported"] = new[] { "code" },
        };
        LieAboutItself(document);
        return JsonSerializer.Serialize(document);
    }

    private object Published()
    {
        var parameters = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "k", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    // A page with a link, so that a test can take the link elsewhere, or follow it twice.
    private IResult Authorise(HttpRequest request)
    {
        var code = Guid.CreateVersion7().ToString("N");
        codes[code] = request.Query["nonce"].ToString();
        var back = QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] });
        return Results.Content($"<main><h1>Signed in there</h1><a href=\"{WebUtility.HtmlEncode(back)}\">Go on</a></main>", "text/html");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] == "refresh_token")
        {
            Shown.Enqueue(form["refresh_token"].ToString());
            return Refreshing();
        }

        // A code is good once, as the standard says.
        return !codes.TryRemove(form["code"].ToString(), out var nonce) ? Refuses("invalid_grant")
            : form["client_secret"] != Samples.SampleProvider.Secret ? Refuses("invalid_client", HttpStatusCode.Unauthorized)
            : Results.Json(new Dictionary<string, object?>
            {
                ["access_token"] = "a",
                ["token_type"] = "Bearer",
                ["id_token"] = IdToken(form["client_id"].ToString(), nonce),
                ["refresh_token"] = GivesRefreshTokens ? "r" + Guid.CreateVersion7() : null,
            });
    }

    private string IdToken(string client, string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = client,
            ["nonce"] = nonce,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 300,
            ["sub"] = "ada",
            ["email"] = "ada.thornquist@wrenfield.example",
            ["email_verified"] = true,
            ["hd"] = "wrenfield.example",
            ["amr"] = new[] { "mfa" },
        };
        Lie(claims);
        return new JsonWebTokenHandler().CreateToken(
            JsonSerializer.Serialize(claims),
            new SigningCredentials(new RsaSecurityKey(SignsWithAnotherKey ? another : key) { KeyId = "k" }, SecurityAlgorithms.RsaSha256));
    }
}
