using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Countersign.Policies.Read;

/// <summary>The ratified text itself, byte for byte, so that anybody can compare its fingerprint.</summary>
internal static class PolicyDownloads
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(PolicyLinks.Source, Source);

    private static async Task<IResult> Source(PoliciesInForce policies, CancellationToken ct)
    {
        var policy = await policies.Here(ct).OrNotFound("policy");
        return Results.File(policy.Source.ToArray(), "text/markdown; charset=utf-8", $"{FileName(policy.OwnDocument.Front.Id)}-{policy.Number}.md");
    }

    private static string FileName(string id) =>
        new StringBuilder().AppendJoin('-', id.Split(
            [.. id.Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } name ? name.ToString() : "policy";
}
