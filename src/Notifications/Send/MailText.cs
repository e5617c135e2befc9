using System.Net;
using System.Security.Cryptography;
using System.Text;
using Countersign.People.Model;
using MimeKit;
using MimeKit.Text;

namespace Countersign.Notifications.Send;

/// <summary>
/// The words of an e-mail: how many things of which kind there are and where they are read. No name of a pupil, nothing of a post, and one link, behind which
/// one signs in.
/// </summary>
internal static class MailText
{
    /// <param name="told">What is told, the oldest first; at least one.</param>
    public static MimeMessage Of(
        MailServer server,
        (string Address, string Name) to,
        (string Name, SchoolTime Time) school,
        IReadOnlyList<(Notification About, NotificationKind Kind)> told,
        Uri site)
    {
        var link = new Uri(site, told is [var only] ? only.About.Address : NotificationLinks.Mine).ToString();
        var subject = told is [var first] ? first.Kind.Text : $"{told.Count} things to look at on Countersign";
        var lines = told.GroupBy(one => one.Kind).Select(group => Line(group.Key, [.. group.Select(one => one.About)], school.Time)).ToList();
        const string Why = "You get this because you work with Countersign. How often you do is your choice, under Notifications.";
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(server.From));
        message.To.Add(new MailboxAddress(to.Name, to.Address));
        message.Subject = $"{subject} ({school.Name})";
        message.MessageId = Id(told, site);

        // Answers of machines to machines would go round in circles (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new MultipartAlternative(
            new TextPart(TextFormat.Plain)
            {
                Text = $"Hello {to.Name},\n\n{string.Join('\n', lines)}\n\nOpen it here, you are asked to sign in:\n{link}\n\n{Why}\n",
            },
            new TextPart(TextFormat.Html)
            {
                Text = $"""
                    <!DOCTYPE html><html lang="en-GB"><body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1f20">
                    <p>Hello {Html(to.Name)},</p>{string.Concat(lines.Select(line => $"<p>{Html(line)}</p>"))}
                    <p><a href="{Html(link)}" style="color:#123f43;font-weight:bold">Open it on Countersign</a>. You are asked to sign in.</p>
                    <p style="font-size:14px">{Why}</p></body></html>
                    """,
            });
        return message;
    }

    private static string Line(NotificationKind kind, IReadOnlyList<Notification> about, SchoolTime time)
    {
        var due = about.Min(one => one.Due) is { } soonest ? $", {(about.Count > 1 ? "the first " : "")}by {time.Read(soonest)}" : "";
        return $"{kind.Text}{(about.Count > 1 ? $" ({about.Count} times)" : "")}{due}.";
    }

    // The same things told again, because the answer of the mail server was lost, are the same e-mail to whoever receives it.
    private static string Id(IReadOnlyList<(Notification About, NotificationKind Kind)> told, Uri site) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', told.Select(one => one.About.Id)))).AsSpan(0, 16)) + "@" + site.Host;

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
