using Countersign.Approvals.Plan;
using Countersign.Approvals.Sign;
using Countersign.People.Records;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.Approvals.Sign;

public sealed class EnoughSignersTests
{
    // People by their roles; each signature by the roles that may give it, "colleague" for any of the staff, and after a slash the deputy.
    [Theory]
    [InlineData("manager", "teacher", 1)]
    [InlineData("manager", "manager", null)]
    [InlineData("colleague manager", "manager", 2)]
    [InlineData("colleague manager", "manager teacher", null)]
    [InlineData("manager colleague", "teacher manager", null)]
    [InlineData("colleague manager", "manager manager", null)]
    [InlineData("manager manager", "manager teacher", 2)]
    [InlineData("manager/deputy", "deputy", null)]
    [InlineData("colleague manager/deputy", "manager deputy", null)]
    [InlineData("colleague manager/deputy", "deputy", 2)]
    [InlineData("colleague colleague manager", "manager teacher teacher", null)]
    [InlineData("colleague", "governor", 1)]
    [InlineData("colleague", "", 1)]
    [InlineData("", "", null)]
    public void Each_signature_takes_somebody_of_its_own(string signatures, string people, int? lacking)
    {
        var plan = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((who, place) => new PlannedSignature(
            place + 1, SigningAct.Approve, who == "colleague" ? [] : [who.Split('/')[0]], null)
        { Deputy = who.Split('/').ElementAtOrDefault(1) }).ToList();
        var here = people.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => new StaffMember(PersonId.New(), role, [role])).ToList();

        Assert.Equal(lacking, EnoughSigners.Lacking(plan, here)?.Number);
    }
}
