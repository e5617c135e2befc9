using System.Text.RegularExpressions;

namespace Countersign.Tests.Architecture;

/// <summary>Each place that reads beyond the school in view, and why it must. A new one is a line here, for whoever reviews it.</summary>
[Trait("Database", "none")]
public sealed partial class ReadsAcrossTests
{
    private const string Themselves = "somebody's own sign-in, found by their id while they look into another school of their trust or stand nowhere yet";
    private const string Erased = "what somebody left at the schools of their trust goes too when they are erased";
    private const string Record = "the record of one school is verified wherever the verifier stands; what it is met with is named by school";

    private const string Figures = "a trust reads its schools' numbers side by side, and nothing of any post or person";

    private static readonly Dictionary<string, string> Why = new()
    {
        ["Approvals/Sign/Countersignatures.cs StoredCountersignature"] = Erased,
        ["Countersign/SignIn/Accounts/AccountSecrets.cs Session"] = Themselves,
        ["Countersign/SignIn/Accounts/SignInCompletion.cs ProviderLink"] = Themselves,
        ["Countersign/SignIn/Invited/Invitations.cs Invitation"] = "the key of an invitation says whose it is, and nothing else is known yet",
        ["Countersign/SignIn/Model/SignInNews.cs SignInNews"] = Themselves,
        ["Countersign/SignIn/Proof/ProveSession.cs Session"] = Themselves,
        ["Countersign/SignIn/Proof/WaysIn.cs ProviderLink"] = Themselves,
        ["Countersign/SignIn/Providers/Candidates.cs ProviderLink"] = "whom a service means is looked for before it is known where they work",
        ["Countersign/SignIn/Providers/ProvidersInUse.cs SignInProvider"] = "services let people in, at the trust's schools too, so they are read before anybody is known",
        ["Countersign/SignIn/Sessions/OpenSessions.cs Session"] = Themselves,
        ["Countersign/SignIn/SignOut.cshtml.cs Session"] = Themselves,
        ["Foundation/Audit/Trail/AuditChainVerifier.cs AuditChainHead"] = Record,
        ["Foundation/Audit/Trail/AuditChainVerifier.cs AuditEventSubject"] = Record,
        ["Foundation/Audit/Trail/AuditChainVerifier.cs StoredAuditEvent"] = Record,
        ["Foundation/Audit/Trail/AuditEventLine.cs StoredAuditEvent"] = Record,
        ["Foundation/Audit/Trail/AuditTrailVerifier.cs AuditChainHead"] = "every record there is is verified, also of a school that is gone",
        ["Foundation/Audit/Trail/AuditTrailVerifier.cs AuditEventSubject"] = "as above",
        ["Foundation/Audit/Trail/AuditTrailVerifier.cs StoredAuditEvent"] = "as above",
        ["Foundation/Audit/Trail/CheckpointTrail.cs EarlierCheckpoint"] = "checkpoints name one another across all records",
        ["Foundation/Audit/Trail/Checkpoints.cs EarlierCheckpoint"] = "checkpoints name one another across all records",
        ["Foundation/Audit/Trail/Redaction.cs StoredAuditEvent"] = Erased,
        ["Foundation/Health/SendPath.cs OutboxItem"] = "a monitor is told how many items are late, of the whole installation",
        ["People/DualControl/ChangesShown.cs Person"] = "an administrator of the trust may have asked, and is shown by name",
        ["People/DualControl/Colleagues.cs Person"] = "administrators of the trust confirm at its schools",
        ["People/DualControl/Colleagues.cs RoleHeld"] = "administrators of the trust confirm at its schools",
        ["People/Erase/EraseEverything.cs PendingChange"] = Erased,
        ["People/Erase/Erasures.cs Person"] = "after a restore whoever the list names is erased again, whichever school is in view",
        ["People/Erase/ListErasures.cs Person"] = "one list of erasures lies beside the database",
        ["People/Records/RecordedPeople.cs Person"] = Record,
        ["People/Records/RecordedPeople.cs RoleHeld"] = Record,
        ["People/Records/SignInNames.cs Person"] = "a name to sign in with is one person's in the whole installation",
        ["People/Records/Staff.cs Person"] = "whoever came from the trust is shown by name; an address is looked for at the schools that a service serves",
        ["Policies/Adopt/AdoptPolicy.cs PolicyVersion"] = "set-up puts the first policy in force before a school is in view",
        ["Policies/Compare/Comparable.cs PolicyVersion"] = "policies are public, and compared with those of the other schools of a trust",
        ["Policies/Figures/PolicyFigures.cs PolicyVersion"] = Figures,
        ["Policies/Figures/PolicyFigures.cs UnansweredCount"] = Figures,
        ["Policies/InForce/PoliciesInForce.cs PolicyVersion"] = "the policy of the trust binds its schools",
        ["Policies/InForce/RecordedVersions.cs PolicyVersion"] = Record,
        ["Posts/Erase/PostErasure.cs Delivery"] = Erased,
        ["Posts/Erase/PostErasure.cs Post"] = Erased,
        ["Posts/Erase/PostErasure.cs PublishingStop"] = Erased,
        ["Posts/Evidence/ErasedRecords.cs Post"] = Erased,
        ["Posts/Figures/PostFigures.cs Delivery"] = Figures,
        ["Posts/Noticeboard/News.cs NoticeboardPicture"] = "a public picture has an address without a school",
        ["Posts/Noticeboard/News.cs NoticeboardPost"] = "a public picture has an address without a school",
        ["Posts/Record/RecordedDeliveries.cs Delivery"] = Record,
        ["Posts/Record/RecordedNews.cs NoticeboardPost"] = Record,
        ["Posts/Record/RecordedPosts.cs Post"] = Record,
        ["Posts/Record/RecordedStops.cs PublishingStop"] = Record,
        ["Posts/Stop/Stops.cs PublishingStop"] = "the trust stops what goes out of its schools",
        ["SchoolAccounts/Check/AccountsOnTheSendPath.cs SchoolAccount"] = "a monitor is told how many accounts nothing can be sent to, of the whole installation",
        ["SchoolAccounts/Model/Accounts.cs SchoolAccount"] = "a new school is given its noticeboard before it is in view",
    };

    [Fact]
    public void Whoever_reads_across_establishments_stands_on_the_list_with_a_reason()
    {
        var sources = Path.Combine(Checkout.Root, "src");
        var found = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(sources, file).Split('/', '\\').Any(part => part is "obj" or "bin" or "node_modules"))
            .SelectMany(file => Reads().Matches(File.ReadAllText(file))
                .Select(read => $"{Path.GetRelativePath(sources, file).Replace('\\', '/')} {read.Groups[1].Value}"))
            .Where(read => !read.EndsWith(" TRow", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Why.Keys.Order(StringComparer.Ordinal), found);
    }

    [GeneratedRegex(@"AcrossEstablishments<([\w.]+)>")]
    private static partial Regex Reads();
}
