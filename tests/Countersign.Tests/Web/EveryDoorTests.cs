using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Foundation.Model;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Web;

/// <summary>
/// Every address of the program, by every method, for everybody: those of the school, those of another, and nobody. The addresses come from the route table and the forms
/// from the pages, so a new one cannot be forgotten.
/// </summary>
public sealed partial class EveryDoorTests(EveryDoorTests.Schools schools) : IClassFixture<EveryDoorTests.Schools>
{
    private const string Token = "__RequestVerificationToken";

    // Whoever sends another's form says nothing of whose it is; where it says so, it is not acted on at all, which has a test of its own.
    private const string Owner = "__FormOwner";

    private static readonly string List = Path.Combine(Checkout.Root, "tests", "Countersign.Tests", "Web", "every-door.txt");

    private static readonly string[] Strangers = ["administrator", "headteacher", "teacher", "governor"];

    private readonly BusySchool school = schools.Busy;
    private readonly EstablishmentId elsewhere = schools.Elsewhere;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TestSite Site => school.Room.Site;

    private IEnumerable<RouteEndpoint> Endpoints => Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .OrderBy(endpoint => endpoint.RoutePattern.Parameters.Count).ThenBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal);

    // The list is read in review: whoever changes who opens a page changes a line of it.
    [Fact]
    public async Task Who_opens_what_is_written_down()
    {
        var people = await Everybody();
        var lines = new List<string>();
        foreach (var (route, address, real, open) in Doors())
        {
            if (open)
            {
                lines.Add($"{route}: open");
                continue;
            }

            var answers = new List<(string Who, string What)>();
            foreach (var (who, browser) in people)
            {
                answers.Add((who, await Answer(browser, address)));
            }

            var line = $"{route}{(real || !route.Contains('{', StringComparison.Ordinal) ? "" : " of nothing")}: " + string.Join("; ", answers.GroupBy(answer => answer.What).Select(same => $"{same.Key} for {string.Join(", ", same.Select(answer => answer.Who))}"));
            lines.AddRange(lines.Contains(line) ? [] : [line]);
        }

        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            await File.WriteAllLinesAsync(List, lines, Ct);
        }

        Assert.Equal(await File.ReadAllLinesAsync(List, Ct), lines);
        people.ForEach(person => person.Browser.Dispose());
    }

    [Fact]
    public async Task Nothing_of_one_school_is_there_for_another()
    {
        var there = new List<string>();
        foreach (var role in Strangers)
        {
            var stranger = await Site.As(elsewhere, role);
            foreach (var door in Doors().Where(door => !door.Open && door.IsReal))
            {
                var answer = await stranger.Open(door.Address);
                if (answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                {
                    there.Add($"{role}: {door.Address}: {answer.Status}");
                }
            }
        }

        Assert.True(there.Count == 0, string.Join('\n', there));
    }

    [Fact]
    public async Task No_form_of_one_school_does_anything_there_when_another_sends_it()
    {
        var before = await Kept();
        var real = Doors().Where(door => door is { IsReal: true, Open: false }).Select(door => door.Address).ToHashSet();
        var taken = new List<string>();
        foreach (var role in Strangers)
        {
            var browser = Browser(await Site.As(elsewhere, role));
            foreach (var form in school.Forms)
            {
                using var answer = await Replayed(browser, form);
                if (IsToTheDoor(answer))
                {
                    browser.Dispose();
                    browser = Browser(await Site.As(elsewhere, role));
                }
                else if (real.Contains(form.Target.Split('?')[0]) && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
                {
                    taken.Add($"{role}: {form.Method} {form.Target}: {answer.StatusCode}");
                }
            }

            browser.Dispose();
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
        Assert.Equal(before, await Kept());
    }

    [Fact]
    public async Task Whoever_cannot_open_a_page_cannot_send_its_forms()
    {
        var people = (await Everybody()).Where(person => !person.Who.EndsWith("elsewhere", StringComparison.Ordinal)).ToList();
        var before = await Kept();
        var taken = new List<string>();
        var refused = 0;
        foreach (var (who, browser) in people)
        {
            foreach (var form in school.Forms)
            {
                if (await Answer(browser, Handler().Replace(form.Target, "")) is not ("403" or "404" or "the door"))
                {
                    continue;
                }

                refused++;
                using var answer = await Replayed(browser, form);
                if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest) && !IsToTheDoor(answer))
                {
                    taken.Add($"{who}: {form.Method} {form.Target}: {answer.StatusCode}");
                }
            }
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
        Assert.Equal(before, await Kept());
        Assert.True(refused > 100, $"{refused}");
        people.ForEach(person => person.Browser.Dispose());
    }

    [Fact]
    public async Task No_method_does_anything_without_a_form_and_none_is_a_fault()
    {
        var people = await Everybody();
        var before = await Kept();
        var odd = new List<string>();
        foreach (var (who, browser) in people.Where(person => person.Who is "nobody" or "headteacher" or "administrator elsewhere"))
        {
            foreach (var address in Doors().Select(door => door.Address).Distinct())
            {
                foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
                    using var answer = await browser.SendAsync(request, Ct);
                    if ((int)answer.StatusCode >= 500 || answer.IsSuccessStatusCode)
                    {
                        odd.Add($"{who}: {method} {address}: {answer.StatusCode}");
                    }
                }
            }
        }

        people.ForEach(person => person.Browser.Dispose());
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        Assert.Equal(before, await Kept());
    }

    /// <summary>Each address that was found, under its route; one of something that is not there where nobody found any.</summary>
    private List<Door> Doors()
    {
        var matchers = Endpoints.Select(endpoint => (Endpoint: endpoint, Matcher: new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []))).ToList();
        var found = school.Every.Found.Concat(school.Forms.Select(form => form.Target.Split('?')[0])).Distinct()
            .ToLookup(address => matchers.FirstOrDefault(matcher => matcher.Matcher.TryMatch(address, [])).Endpoint);
        return [.. Endpoints.SelectMany(endpoint => found[endpoint].DefaultIfEmpty(null).Select(address => new Door(
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            address ?? EveryForm.AddressOf(endpoint.RoutePattern.RawText!),
            address is not null && address.Trim('/') != endpoint.RoutePattern.RawText!.Split("/{")[0].Trim('/'),
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)))];
    }

    private async Task<List<(string Who, HttpClient Browser)>> Everybody()
    {
        var left = await Site.Join("Somebody (left)", "outreach");
        var leaver = await Site.As(Site.School, left);
        await school.Left(left);
        List<(string, Visitor)> people = [("nobody", Site.Nobody()), ("author", await Site.As("Idris Wainfleet")), ("colleague", await Site.As("Perpetua Vane")), ("leaver", leaver)];
        foreach (var role in (string[])["manager", "headteacher", "administrator", "governor", "volunteer"])
        {
            people.Add((role, await Site.As(role)));
        }

        people.Add(("administrator elsewhere", await Site.As(elsewhere, "administrator")));
        return [.. people.Select(person => (person.Item1, Browser(person.Item2)))];
    }

    private HttpClient Browser(Visitor visitor) =>
        new(new HttpClientHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = Site.Address };

    private static async Task<string> Answer(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return answer.StatusCode == HttpStatusCode.Redirect ? IsDoor(answer.Headers.Location!) ? "the door" : "elsewhere" : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsDoor(Uri address) => address.ToString().Contains("/sign-in", StringComparison.Ordinal);

    private static bool IsToTheDoor(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Redirect && IsDoor(answer.Headers.Location!);

    private static async Task<HttpResponseMessage> Replayed(HttpClient browser, SentForm form)
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        var token = GivenToken().Match(page).Groups[1].Value;
        using var content = new FormUrlEncodedContent([.. form.Fields.Where(field => field.Key is not (Token or Owner)), new(Token, token)]);
        using var request = new HttpRequestMessage(new HttpMethod(form.Method), new Uri(form.Target, UriKind.Relative)) { Content = form.Method == "GET" ? null : content };
        return await browser.SendAsync(request, Ct);
    }

    /// <summary>What the school has, each table as one hash: but for who is signed in, which whoever comes changes.</summary>
    private Task<IReadOnlyDictionary<string, string>> Kept() => Site.UseAt(Site.School, async services =>
    {
        var db = services.GetRequiredService<CountersignDb>();
        var kept = new SortedDictionary<string, string>();
        foreach (var table in db.Model.GetEntityTypes().Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType) && entity.ClrType != typeof(Session)))
        {
            var rows = await (Task<List<string>>)GetType().GetMethod(nameof(Rows), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(table.ClrType).Invoke(null, [db])!;
            kept[table.ClrType.Name] = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows.Order(StringComparer.Ordinal))));
        }

        return (IReadOnlyDictionary<string, string>)kept;
    });

    private static async Task<List<string>> Rows<TRow>(CountersignDb db)
        where TRow : class
    {
        var rows = await db.Set<TRow>().ToListAsync(Ct);
        return [.. rows.Select(row => JsonSerializer.Serialize(db.Entry(row).Properties.ToDictionary(property => property.Metadata.Name, property => property.CurrentValue?.ToString())))];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex GivenToken();

    [GeneratedRegex("(?<=[?&])handler=[^&]*&?")]
    private static partial Regex Handler();

    /// <summary>The two schools. No test changes the first; that is what they show.</summary>
    public sealed class Schools : IAsyncLifetime
    {
        internal BusySchool Busy { get; private set; } = null!;

        internal EstablishmentId Elsewhere { get; private set; }

        public async ValueTask InitializeAsync()
        {
            Busy = await BusySchool.Open();
            Elsewhere = await Busy.Room.Site.OpenSchool("Oxlip Lane");
        }

        public ValueTask DisposeAsync() => Busy.DisposeAsync();
    }

    private sealed record Door(string Route, string Address, bool IsReal, bool Open);
}
