using System.Security.Cryptography;
using System.Text;
using Countersign.Approvals.Model;
using Countersign.Approvals.Plan;
using Countersign.Foundation.Audit;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Approvals;

/// <summary>Something else than a post that people sign: a notice for the board by the gate. It exists in tests alone.</summary>
internal sealed record Notice(Guid Id, EstablishmentId School, PersonId Author, string Words)
{
    public static readonly ApprovalKind Kind = new("notice", "put-up-notice", "notice", "The policy does not take this on the board");

    public static readonly AuditEventKind Signed = new("notice.signed", "Signed", "somebody signed a notice");

    /// <summary>What is signed is the words under the plan.</summary>
    public ApprovalSubject Under(ApprovalPlan plan) =>
        new(Kind, Id, School, Author, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{plan.Policy}\n{plan.Above}\n{Words}"))));

    public static ApprovalPlan Plan(params IReadOnlyList<PlannedSignature> signatures) => new(Kind, "aa", signatures, [], [], [], [], null);

    public static PlannedSignature Check(int number) => new(number, SigningAct.Check, [], "4.1");

    public static PlannedSignature Approve(int number, params IReadOnlyList<string> roles) => new(number, SigningAct.Approve, roles, "4.2");
}
