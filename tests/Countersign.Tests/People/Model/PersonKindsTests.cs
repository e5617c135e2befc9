using Countersign.People.Model;
using Countersign.PolicyLanguage.Model;

namespace Countersign.Tests.People.Model;

public sealed class PersonKindsTests
{
    [Theory]
    [InlineData("staff")]
    [InlineData("staff", "teacher")]
    [InlineData("staff", "administrator", "governor")]
    [InlineData("staff", "staff governor")]
    [InlineData("governor", "governor")]
    [InlineData("governor", "Governor", "parent helper")]
    [InlineData("governor", "chair of governors")]
    [InlineData("volunteer", "volunteer")]
    [InlineData("parent helper", "parent helper")]
    [InlineData("agency worker", "casual worker")]
    public void Whoever_holds_nothing_but_roles_of_others_is_not_taken_for_staff(string kind, params string[] roles) => Assert.Equal(kind, PersonKinds.ByRoles(roles));

    [Theory]
    [InlineData("staff", "governor", false)]
    [InlineData("staff", "staff", false)]
    [InlineData("governor", "governor", false)]
    [InlineData("governor", "staff", true)]
    [InlineData("other", "volunteer", true)]
    public void Only_who_leaves_the_staff_surely_gains_nothing(string before, string after, bool gains) => Assert.Equal(gains, PersonKinds.MayGain(before, after));

    [Fact]
    public void Whoever_a_policy_can_count_among_colleagues_is_a_kind_of_person()
    {
        var policy = PolicyLanguage.Parsing.PolicyReader.Read("policy.md", System.Text.Encoding.UTF8.GetBytes(SamplePolicy.Text.Replace(
            "when silent:", $"colleagues: {string.Join(", ", PersonKinds.All.Select(kind => kind.Kind).Where(kind => kind is not ("staff" or "other")))}\nwhen silent:", StringComparison.Ordinal)));

        Assert.Equal(PersonKinds.All.Select(kind => kind.Kind).Where(kind => kind is not ("staff" or "other")), policy.Document!.Front.Colleagues);
    }
}
