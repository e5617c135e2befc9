using System.Text.Json;
using Countersign.Foundation.Text;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.Policies.Ask;
using Countersign.Policies.Public;
using Countersign.PolicyLanguage.Json;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Policies.Api;

/// <summary>
/// Answers other programs. A school's policy is public, so anybody may ask it; nothing is kept and nobody is counted. It changes
/// nothing, so it needs no antiforgery token, and it takes JSON alone, which no form of another site can send.
/// </summary>
internal static class AskEndpoint
{
    /// <summary>Questions that one address may put in a minute.</summary>
    public const int PerMinute = 60;

    public const string RateLimit = "ask";

    private const int LargestBody = 16 * 1024;

    // Who types a sentence where nobody says it.
    private const string Anybody = "staff";

    private static readonly JsonSerializerOptions Reading =
        new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, MaxDepth = 4 };

    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/api/ask", Ask));

        // Without these a stranger who sends a form or mistypes the address would be led to the sign-in page.
        routes.MapPost("/api/ask", static () => Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)).AllowAnonymous().ExcludeFromDescription();
        routes.MapFallback("/api/{**rest}", static () => Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Describe(RouteHandlerBuilder ask) => ask
        .AllowAnonymous()
        .RequireRateLimiting(RateLimit)
        .WithName("ask")
        .WithTags("Ask")
        .WithSummary("Ask a school's policy")
        .WithDescription("Answers one question under the policy in force, with the clauses that decide it. The question is not kept.")
        .WithMetadata(new RequestSizeLimit(LargestBody))
        .Accepts<AskRequest>("application/json")
        .Produces<AskAnswer>(StatusCodes.Status200OK, "application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> Ask(HttpContext context, CancellationToken ct)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        AskRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync<AskRequest>(context.Request.Body, Reading, ct);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception fault) when (fault is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            request = null;
        }

        if (request is null)
        {
            return Problem(
                StatusCodes.Status400BadRequest,
                "The request is not what this address reads",
                "Send JSON with a question or a situation; /api/openapi.json describes it.");
        }

        if (request.Texts().Select(text => TextGate.Read(text)).OfType<Outcome<string>.Refused>().FirstOrDefault() is { Why: var why })
        {
            return Problem(StatusCodes.Status400BadRequest, why.Sentence, "The question is not kept.");
        }

        if (await Find(context.RequestServices, request.Policy, ct) is not var (policy, school))
        {
            return Problem(
                StatusCodes.Status404NotFound,
                "No school with a policy in force has that name",
                "Name the school in `policy` as its public address does, such as `oxlip-lane`.");
        }

        if (request is { Sentence: { } sentence, Question: null, Situation: null })
        {
            return policy.Words.Find(WordKind.Actor, request.Asker ?? Anybody) is { } asker
                ? Results.Text(SentenceJson.Write(SentenceReader.Read(sentence, asker.Name, policy.Layers)), "application/json")
                : Problem(
                    StatusCodes.Status422UnprocessableEntity,
                    $"Nobody here is called “{request.Asker}”",
                    policy.Words.Nearest(request.Asker!, WordKind.Actor) is { } near ? $"Write “{near}”" : "Write “staff”, “parent” or “pupil”");
        }

        if (request.Question is null == request.Situation is null || request.Sentence is not null)
        {
            return Problem(
                StatusCodes.Status422UnprocessableEntity,
                "Give a question, a situation or a sentence, and one of them only",
                "A question is text, such as `staff to connect with a former pupil`.");
        }

        var (question, misread) = request.Question is { } text ? Split(policy.Read(text)) : request.Situation!.Read(policy.Words);
        if (question is null)
        {
            return Problem(
                StatusCodes.Status422UnprocessableEntity,
                PlainWords.Plain(misread!.Message),
                misread.Help is { } help ? PlainWords.Plain(help) : null);
        }

        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        question = question with { Asked = question.Asked ?? school.Time.Today(clock.GetUtcNow()) };
        return Results.Text(AnswerJson.Write(policy.Layers, question, policy.Ask(question)), "application/json");
    }

    private static (Question? Question, Misread? Misread) Split(QuestionResult read) => (read.Question, read.Misread);

    private static async Task<(PolicyInForce Policy, SchoolName School)?> Find(IServiceProvider services, string? slug, CancellationToken ct)
    {
        if (slug is not null)
        {
            return await services.GetRequiredService<PublicPolicies>().EnterRatified(slug, ct) is { } found ? (found.Policy, found.School) : null;
        }

        return services.GetRequiredService<CurrentPerson>().Me is { } me
            && await services.GetRequiredService<Schools>().Find(me.Establishment, ct) is { } school
            && await services.GetRequiredService<PoliciesInForce>().Here(ct) is { } policy ? (policy, school) : null;
    }

    private static IResult Problem(int status, string sentence, string? help) => Results.Problem(title: sentence, detail: help, statusCode: status);

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
