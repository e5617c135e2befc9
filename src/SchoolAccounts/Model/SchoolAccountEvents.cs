using Countersign.Foundation.Audit;

namespace Countersign.SchoolAccounts.Model;

/// <summary>The acts about the accounts in which the school speaks.</summary>
internal static class SchoolAccountEvents
{
    public static readonly AuditEventKind Connected = new("account.connected", "Account connected", "a school account was connected to its platform")
    {
        About = "account",
    };

    public static readonly AuditEventKind Registered = new(
        "account.registered",
        "Account registered",
        "an account was registered on which a person of the school puts posts up, with whoever leads it; the facts hold the place")
    {
        About = "account, person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind LeadsChanged = new("account.leads-changed", "Account's leads changed", "an administrator said who leads an account")
    {
        About = "account, person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind Closed = new(
        "account.closed", "Account disconnected", "a school account was disconnected; nothing goes out there any more")
    {
        About = "account",
    };

    public static readonly AuditEventKind CheckFailed = new(
        "account.check-failed", "Account out of order", "a school account that could be signed in to no longer can")
    {
        About = "account",
    };

    public static readonly AuditEventKind CheckPassed = new(
        "account.check-passed", "Account in order again", "a look at a school account found it in order again")
    {
        About = "account",
    };

    public static readonly AuditEventKind Renamed = new(
        "account.renamed", "Account's handle changed", "the platform calls a school account by another handle; the facts hold the old and the new")
    {
        About = "account",
    };
}
