using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Countersign.Web;

/// <summary>Describes what other programs can ask, as OpenAPI at <c>/api/openapi.json</c>. Pages and files are not part of it.</summary>
internal static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("openapi", options =>
    {
        options.ShouldInclude = static description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Countersign", Version = "1", Description = "Ask a school's social media policy what it allows." };

            // The address is the school's own; the one this copy was fetched from is no part of the contract.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, _, _) =>
        {
            if (operation.OperationId == "ask" && operation.RequestBody?.Content?["application/json"] is OpenApiMediaType body)
            {
                body.Example = new JsonObject
                {
                    ["policy"] = "oxlip-lane",
                    ["question"] = "staff to connect with a former pupil on a personal account, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family",
                };
            }

            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/{documentName}.json").AllowAnonymous();
}
