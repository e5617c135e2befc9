using System.Text.Json.Nodes;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Countersign.SignIn.Accounts;

/// <summary>Offers to make a passkey, and keeps the one that the browser proved.</summary>
internal sealed class Passkeys(SignInManager<SignInAccount> identity, AccountSecrets secrets, OpenSessions sessions)
{
    /// <summary>Whether this browser stands on a computer whose sign-in several people use.</summary>
    public Task<bool> IsOnSharedComputer(Guid session, CancellationToken ct) => sessions.IsShared(session, ct);

    /// <summary>
    /// What the browser needs to ask a device for a new passkey. On a shared computer it asks for a security key alone: one
    /// kept in the computer would let in everybody who knows its PIN. That is help and no wall, so it is not checked again.
    /// </summary>
    public async Task<string> Options(SignInAccount account, Guid session, CancellationToken ct)
    {
        var name = account.UserName!;
        var options = await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = name, DisplayName = name });
        if (!await IsOnSharedComputer(session, ct))
        {
            return options;
        }

        var asked = JsonNode.Parse(options)!.AsObject();
        asked["authenticatorSelection"]!["authenticatorAttachment"] = "cross-platform";
        asked["hints"] = new JsonArray("security-key");
        return asked.ToJsonString();
    }

    public async Task<bool> Keep(SignInAccount account, Guid session, string? credential, CancellationToken ct)
    {
        var answer = string.IsNullOrWhiteSpace(credential) ? null : await identity.PerformPasskeyAttestationAsync(credential);
        return answer is { Succeeded: true } && await secrets.Keep(account, session, answer.Passkey, ct);
    }
}
