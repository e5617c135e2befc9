using System.Net;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Countersign.Notifications.Send;

/// <summary>Hands e-mails to the mail server that the operator named, and to no other.</summary>
internal sealed partial class Mailer(CountersignSettings settings, ILogger<Mailer> log)
{
    // Under the lease of the outbox, with room for what follows.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<MailAnswer> Send(MimeMessage message, CancellationToken ct)
    {
        var server = settings.Mail ?? throw new InvalidOperationException("an e-mail without a mail server");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            // A list of revoked certificates would be fetched from whoever issued them, who is nobody the operator named.
            using var smtp = new SmtpClient { CheckCertificateRevocation = false };
            await smtp.ConnectAsync(server.Host, server.Port, Security(server), patience.Token);
            if (server.User is { } user)
            {
                await smtp.AuthenticateAsync(user, server.Password ?? "", patience.Token);
            }

            await smtp.SendAsync(message, patience.Token);
            await Leave(smtp, patience.Token);
            return MailAnswer.Taken;
        }
        catch (SmtpCommandException said) when (IsOfTheAddress(said))
        {
            LogRefused(log, (int)said.StatusCode);
            return MailAnswer.Refused;
        }
        catch (Exception fault) when (IsAway(fault) && !ct.IsCancellationRequested)
        {
            // Never the message: it may hold an address.
            LogAway(log, fault.GetType().Name);
            return MailAnswer.Later;
        }
    }

    // A password never goes over a line that others can read.
    private static SecureSocketOptions Security(MailServer server) =>
        server.Tls ? SecureSocketOptions.SslOnConnect
        : server.User is not null && !IsThisMachine(server.Host) ? SecureSocketOptions.StartTls
        : SecureSocketOptions.StartTlsWhenAvailable;

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // RFC 5321, 4.2.1: what begins with 5 is for good. Of the sender or the whole session it is the operator's to mend, so it is tried again.
    private static bool IsOfTheAddress(SmtpCommandException said) =>
        said.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)said.StatusCode is >= 500 and < 600;

    private static bool IsAway(Exception fault) =>
        fault is IOException or System.Net.Sockets.SocketException or OperationCanceledException or ProtocolException or CommandException
            or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or TimeoutException or NotSupportedException;

    // It was taken. Whether the good-bye arrives changes nothing.
    private static async Task Leave(SmtpClient smtp, CancellationToken ct)
    {
        try
        {
            await smtp.DisconnectAsync(true, ct);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            // As above.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The mail server refused the address of an e-mail with {Code}")]
    private static partial void LogRefused(ILogger log, int code);

    [LoggerMessage(LogLevel.Warning, "An e-mail could not be handed over ({Fault}); it is tried again")]
    private static partial void LogAway(ILogger log, string fault);
}
