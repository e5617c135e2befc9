namespace Countersign.Foundation.Model;

/// <summary>The mail server of the school, as the operator names it.</summary>
/// <param name="Tls">Whether the line is encrypted from its first byte (<c>smtps</c>); otherwise it is as soon as the server offers that.</param>
/// <param name="From">From whom e-mails come, such as <c>Countersign &lt;countersign@school.example&gt;</c>.</param>
public sealed record MailServer(string Host, int Port, bool Tls, string From)
{
    /// <summary>Null where the server asks nobody to sign in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Prints neither user nor password.</summary>
    public override string ToString() => $"{(Tls ? "smtps" : "smtp")}://{Host}:{Port}";
}
