using System.Text.RegularExpressions;

namespace Countersign.Tests.Architecture;

/// <summary>Every connection that the program opens goes through the one policy of addresses: nothing else makes a client, a handler or a socket.</summary>
[Trait("Database", "none")]
public sealed partial class OutgoingTests
{
    [Fact]
    public void Only_one_file_makes_what_opens_a_connection()
    {
        var makers = Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(ArchitectureTests.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules"))
            .Where(file => File.ReadLines(file).Any(Makes))
            .Select(file => Path.GetRelativePath(ArchitectureTests.Root, file).Replace('\\', '/'));

        // Where traces go and which server takes e-mails are the operator's own addresses (docs/running.md).
        Assert.Equal(["src/Countersign/Web/Observability.cs", "src/Notifications/Send/Mailer.cs", "src/Platforms/Http/OutgoingConnections.cs"], makers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("using var client = new HttpClient();", true)]
    [InlineData("HttpClient client = new();", true)]
    [InlineData("public HttpClient Client { get; } = new(new SocketsHttpHandler", true)]
    [InlineData("services.AddHttpClient<Thing>();", true)]
    [InlineData("BackchannelHttpHandler = new HttpClientHandler(),", true)]
    [InlineData("new TcpClient(host, 25)", true)]
    [InlineData("new ClientWebSocket()", true)]
    [InlineData("new SmtpClient(host)", true)]
    [InlineData("traces.AddOtlpExporter()", true)]
    [InlineData("public HttpClient Client { get; }", false)]
    [InlineData("/// <summary>Not a new HttpClient.</summary>", false)]
    public void The_scan_knows_a_connection_when_it_sees_one(string line, bool makes) => Assert.Equal(makes, Makes(line));

    private static bool Makes(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Maker().IsMatch(line);

    [GeneratedRegex(
        @"new (System\.Net\.\w+\.)*(HttpClient|HttpMessageInvoker|Socket|TcpClient|UdpClient|ClientWebSocket|SmtpClient|WebClient)\b|HttpClient \w+[^;]*= new\b"
        + @"|\b(SocketsHttpHandler|HttpClientHandler|WinHttpHandler|AddHttpClient|IHttpClientFactory|WebRequest|AddOtlpExporter)\b")]
    private static partial Regex Maker();
}
