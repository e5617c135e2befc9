using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Countersign.Tests.Peers;

/// <summary>A real nginx of its own on free ports of this machine, with a certificate of its own and the configuration of docs/running.md.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Host = "countersign.school.example";

    private readonly Process process;
    private readonly string folder;
    private readonly X509Certificate2 certificate;
    private readonly int plain;
    private readonly int secure;

    private Nginx(Process process, string folder, X509Certificate2 certificate, int plain, int secure) =>
        (this.process, this.folder, this.certificate, this.plain, this.secure) = (process, folder, certificate, plain, secure);

    public static async Task<Nginx> InFrontOf(Uri site)
    {
        var program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);
        Assert.True(program is not null, "nginx, which stands in front of the program in this test, is not installed: run ./dev setup");
        var folder = Directory.CreateTempSubdirectory("countersign-nginx-").FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());

        var (plain, secure) = FreePorts();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Configuration(folder, site, plain, secure));
        var process = Process.Start(new ProcessStartInfo(program, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", "stderr"]) { RedirectStandardError = true })!;
        await UntilItListens(process);
        return new Nginx(process, folder, certificate, plain, secure);
    }

    /// <summary>The text of the document, whole.</summary>
    public static string Documented()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "running.md"));
        return string.Join('\n', lines.SkipWhile(line => line != "    server {").TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..]));
    }

    /// <summary>A browser at this address of the machine, which knows the certificate. It keeps no cookies and follows nothing.</summary>
    public HttpClient Visitor(string from) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            TargetHost = Host,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is X509Certificate2 theirs && theirs.Thumbprint == certificate.Thumbprint,
        },
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? secure : plain, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri($"https://{Host}/") };

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Configuration(string folder, Uri site, int plain, int secure)
    {
        var documented = Documented();
        foreach (var (theirs, ours) in new[]
        {
            ("listen 443 ssl;", $"listen 127.0.0.1:{secure} ssl;"),
            ("listen 80;", $"listen 127.0.0.1:{plain};"),
            ("/etc/ssl/countersign/", folder + "/"),
            ("http://127.0.0.1:5080;", $"http://127.0.0.1:{site.Port};"),
        })
        {
            Assert.Contains(theirs, documented, StringComparison.Ordinal);
            documented = documented.Replace(theirs, ours, StringComparison.Ordinal);
        }

        var places = string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(name => $"{name}_temp_path {folder}/{name};\n"));

        // It gives its folders to the user named here, and there may be no other than the one who runs the test.
        return $"user {Environment.UserName};\ndaemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr notice;\nevents {{ }}\nhttp {{\naccess_log off;\n{places}{documented}\n}}\n";
    }

    // It says how it waits for connections once its ports are open.
    private static async Task UntilItListens(Process process)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("event method", StringComparison.Ordinal))
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        Assert.Fail("nginx did not start: " + string.Join('\n', said));
    }

    private static (int Plain, int Secure) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var two = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        two.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)two.LocalEndpoint).Port);
    }
}
