using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Countersign.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Policies.Api;

public sealed class AskApiTests : IAsyncLifetime
{
    private const string FormerPupil = "staff to connect with a former pupil on a personal account, born 2006-03-10, left 2020-07-17, asked 2024-03-09, not family";

    private TestSite site = null!;
    private HttpClient program = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.Start();
        await site.Adopt("federation");
        program = new HttpClient { BaseAddress = site.Address };
    }

    public async ValueTask DisposeAsync()
    {
        program.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Anybody_asks_a_schools_policy_and_nothing_is_kept()
    {
        var (answer, said) = await Post($$"""{ "policy": "wrenfield-school", "question": "{{FormerPupil}}" }""");

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("forbidden", "2024-03-10"), ((string?)said["verdict"], (string?)said["changes"]!["on"]));
        Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.DoesNotContain(await site.Read(db => db.Set<StoredAuditEvent>().ToListAsync(TestContext.Current.CancellationToken)), act => act.Kind.StartsWith("ask.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_nobody_has_ratified_answers_no_stranger()
    {
        await site.StartFrom("primary", await site.OpenSchool("Oxlip Lane"));

        var (answer, _) = await Post("""{ "policy": "oxlip-lane", "question": "staff to connect" }""");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_situation_word_by_word_gets_the_same_answer_as_its_text()
    {
        var (_, text) = await Post($$"""{ "policy": "wrenfield-school", "question": "{{FormerPupil}}" }""");

        var (_, words) = await Post("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "befriend", "with": "past pupil", "on": "personal account", "facts": { "related": "no" }, "born": "2006-03-10", "left": "2020-07-17", "askedFor": "2024-03-09" } }""");

        Assert.True(JsonNode.DeepEquals(text, words));
    }

    [Theory]
    [InlineData("""{ "policy": "wrenfield-school", "question": "staff to connect with a former pupill" }""", 422, "Unknown word “former pupill”", "Write “former pupil”")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "with": "former pupill" } }""", 422, "Unknown counterpart “former pupill”", "Write “former pupil”")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "facts": { "family": "perhaps" } } }""", 422, "“perhaps” does not say whether a fact holds", "Write “yes”, “no” or “unknown”")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "action": "connect" } }""", 422, "The situation names no actor", "Write who does what")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "facts": { "family": "no", "related": "yes" } } }""", 422, "“family” is given twice", "Keep one of the two")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "facts": { "family": null } } }""", 422, "“” does not say whether a fact holds", "Write “yes”, “no” or “unknown”")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "born": "2020-01-02", "left": "2020-01-01" } }""", 422, "Nobody leaves before being born", "Look at the two dates again")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "aged": -1 } }""", 422, "A number of years is not one that anybody has", "Write full years, such as 15")]
    [InlineData("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "action": "connect", "unknown": ["birthday"] } }""", 422, "“birthday” is no date that the policy asks for", "Write “birth date” or “leaving date”")]
    [InlineData("""{ "policy": "wrenfield-school" }""", 422, "Give a question, a situation or a sentence, and one of them only", "A question is text")]
    [InlineData("""{ "policy": "wrenfield-school", "question": "x", "situation": {} }""", 422, "Give a question, a situation or a sentence, and one of them only", "A question is text")]
    [InlineData("""{ "policy": "wrenfield-school", "question": "x", "sentence": "y" }""", 422, "Give a question, a situation or a sentence, and one of them only", "A question is text")]
    [InlineData("""{ "policy": "wrenfield-school", "sentence": "can i add a mum", "asker": "techer" }""", 422, "Nobody here is called “techer”", "Write “teacher”")]
    [InlineData("""{ "policy": "nowhere", "question": "staff to connect" }""", 404, "No school with a policy in force has that name", "Name the school")]
    [InlineData("""{ "question": "staff to connect" }""", 404, "No school with a policy in force has that name", "Name the school")]
    [InlineData("""{ "policy": "wrenfield-school", "questoin": "staff to connect" }""", 400, "The request is not what this address reads", "/api/openapi.json")]
    [InlineData("""{ "policy": """, 400, "The request is not what this address reads", "/api/openapi.json")]
    [InlineData("{ \"policy\": \"wrenfield-school\", \"question\": \"staff\\u0000 to connect\" }", 400, "A character that cannot be seen stands after “staff”. Delete what is there and type it again", "The question is not kept.")]
    [InlineData("{ \"policy\": \"\\ud800\", \"question\": \"staff to connect\" }", 400, "The request is not what this address reads", "/api/openapi.json")]
    [InlineData("null", 400, "The request is not what this address reads", "/api/openapi.json")]
    [InlineData("", 400, "The request is not what this address reads", "/api/openapi.json")]
    public async Task A_refusal_is_a_sentence_with_help(string body, int status, string sentence, string help)
    {
        var (answer, said) = await Post(body);

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal((sentence, status), ((string?)said["title"], (int?)said["status"]));
        Assert.StartsWith(help, ((string?)said["detail"])!.Replace("Send JSON with a question or a situation; ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("text/plain")]
    public async Task What_a_form_can_send_is_not_read(string type)
    {
        var (answer, said) = await Post("{}", type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("This address reads JSON alone", (string?)said["title"]);
    }

    [Theory]
    [InlineData("staff and parent to connect with a former pupil on a personal account, aged 15, leaving date unknown, not family, not account lead")]
    [InlineData("staff to connect with a former pupil, left 4 years ago, born 2006-03-10")]
    public async Task The_question_of_an_answer_can_be_sent_back_as_it_is(string text)
    {
        var (_, first) = await Post(JsonSerializer.Serialize(new { policy = "wrenfield-school", question = text }));

        var (answer, again) = await Post(JsonSerializer.Serialize(new { policy = "wrenfield-school", situation = first["question"] }));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(JsonNode.DeepEquals(first, again));
    }

    [Fact]
    public async Task A_sentence_is_answered_with_what_it_is_understood_to_say()
    {
        var (answer, said) = await Post("""{ "policy": "wrenfield-school", "sentence": "can i accept a friend request from an ex pupil on insta", "asker": "teacher" }""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var best = said["readings"]![0]!;
        Assert.Equal(("accept a request", "former pupil", "Instagram", "teacher"), ((string?)best["action"], (string?)best["counterpart"], (string?)best["place"], (string?)best["actor"]));
        Assert.False((bool?)said["safeguardingFirst"]);
    }

    [Fact]
    public async Task Names_left_empty_say_nothing()
    {
        var (answer, _) = await Post("""{ "policy": "wrenfield-school", "situation": { "actor": "staff", "alsoAs": [null, "", "staff"], "action": "connect", "with": " ", "notAs": [null] } }""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_it_is_refused_where_its_size_was_not_said_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/ask", UriKind.Relative)) { Content = Json($$"""{ "policy": "wrenfield-school", "question": "{{new string('x', 17 * 1024)}}" }""") };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await program.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_sixteen_kilobytes_is_refused()
    {
        var (answer, said) = await Post($$"""{ "policy": "wrenfield-school", "question": "{{new string('x', 17 * 1024)}}" }""");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "The request is too large"), (answer.StatusCode, (string?)said["title"]));
    }

    [Fact]
    public async Task Somebody_signed_in_asks_their_own_school_and_need_not_name_it()
    {
        var teacher = await site.As("teacher");
        using var signedIn = new HttpClient(new HttpClientHandler { CookieContainer = teacher.Cookies }) { BaseAddress = site.Address };

        using var answer = await signedIn.PostAsync(new Uri("/api/ask", UriKind.Relative), Json($$"""{ "question": "{{FormerPupil}}" }"""), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task After_sixty_questions_in_a_minute_one_address_has_to_wait()
    {
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Post("")).Answer.StatusCode);
        }

        var (answer, said) = await Post("");

        Assert.Equal((HttpStatusCode.TooManyRequests, "Too many questions in one minute"), (answer.StatusCode, (string?)said["title"]));
    }

    [Fact]
    public async Task The_description_names_the_address_and_its_example_is_answered_in_the_shape_it_describes()
    {
        var description = JsonNode.Parse(await program.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var operation = description["paths"]!["/api/ask"]!["post"]!;
        var example = operation["requestBody"]!["content"]!["application/json"]!["example"]!.AsObject();
        example["policy"] = "wrenfield-school";

        var (answer, said) = await Post(example.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["/api/ask"], description["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(["200", "400", "404", "413", "415", "422", "429"], operation["responses"]!.AsObject().Select(response => response.Key).Order());
        Compare(description, operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, said, "answer");
    }

    private static void Compare(JsonNode description, JsonNode schema, JsonNode? said, string place)
    {
        var shape = Shape(description, schema);
        if (said is JsonObject thing && shape["properties"] is JsonObject properties)
        {
            Assert.Equal((place, string.Join(' ', properties.Select(one => one.Key).Order())), (place, string.Join(' ', thing.Select(one => one.Key).Order())));
            Assert.All(thing, one => Compare(description, properties[one.Key]!, one.Value, $"{place}.{one.Key}"));
        }

        if (said is JsonArray many && shape["items"] is { } item)
        {
            Assert.All(many.Where(_ => place != "answer.duties"), one => Compare(description, item, one, place + "[]"));
        }
    }

    private static JsonNode Shape(JsonNode description, JsonNode schema) =>
        (string?)schema["$ref"] is { } name ? description["components"]!["schemas"]![name.Split('/')[^1]]!
        : schema["oneOf"] is JsonArray choices ? Shape(description, choices.First(choice => choice!["$ref"] is not null)!)
        : schema;

    private static StringContent Json(string body, string type = "application/json") => new(body, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private async Task<(HttpResponseMessage Answer, JsonNode Said)> Post(string body, string type = "application/json")
    {
        var answer = await program.PostAsync(new Uri("/api/ask", UriKind.Relative), Json(body, type), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, JsonNode.Parse(text)!);
    }
}
