using System.CommandLine;
using MimeKit;

namespace Countersign.Commands;

/// <summary>
/// The mail server to which e-mails are handed. Only whoever runs the program names one. Its password is never written on a command line, where everybody on
/// the machine could read it.
/// </summary>
internal sealed class MailOptions(Func<string, string?> setting)
{
    private const string Server = "COUNTERSIGN_MAIL", Sender = "COUNTERSIGN_MAIL_FROM", User = "COUNTERSIGN_MAIL_USER", Password = "COUNTERSIGN_MAIL_PASSWORD";

    private const int Submission = 587, SubmissionOverTls = 465;

    private readonly Option<string?> server = new("--mail")
    {
        Description = $"the mail server for e-mails to staff, such as smtp://mail.school.example:587 (default: {Server}; without one nobody gets e-mails). "
            + $"Its user and password are {User} and {Password}",
    };

    private readonly Option<string?> sender = new("--mail-from")
    {
        Description = $"from whom e-mails come, such as countersign@school.example (default: {Sender})",
    };

    public MailOptions()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(sender);
    }

    /// <summary>Nothing where no mail server is named.</summary>
    public Outcome<MailServer?> Read(ParseResult line)
    {
        if ((line.GetValue(server) ?? setting(Server)) is not { Length: > 0 } named)
        {
            return new Outcome<MailServer?>.Done(null);
        }

        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address is not { Scheme: "smtp" or "smtps", PathAndQuery: "" or "/", UserInfo: "" })
        {
            return new Refusal(
                "Write --mail like smtp://mail.school.example:587, or smtps:// where the line is encrypted from the start. "
                    + $"User and password are {User} and {Password}.");
        }

        var from = line.GetValue(sender) ?? setting(Sender);
        if (!MailboxAddress.TryParse(from ?? "", out var mailbox) || !mailbox.Address.Contains('@'))
        {
            return new Refusal("Say with --mail-from from whom e-mails come, such as countersign@school.example.");
        }

        var tls = address.Scheme == "smtps";
        return new MailServer(address.IdnHost, address.Port > 0 ? address.Port : tls ? SubmissionOverTls : Submission, tls, from!)
        {
            User = setting(User) is { Length: > 0 } user ? user : null,
            Password = setting(Password),
        };
    }
}
