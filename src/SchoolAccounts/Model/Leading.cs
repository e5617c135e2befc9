using Countersign.People.Records;

namespace Countersign.SchoolAccounts.Model;

/// <summary>Who may lead an account. Pure.</summary>
internal static class Leading
{
    /// <summary>One person alone is ill one day, and more than four are nobody.</summary>
    public const int Most = 4;

    public static Refusal? WhyNot(IReadOnlyList<PersonId> leads, IReadOnlyList<StaffMember> here) => true switch
    {
        _ when leads.Count == 0 => new Refusal("Choose who leads it: somebody who can sign in there and put a post up"),
        _ when leads.Distinct().Count() < leads.Count => new Refusal("You chose the same person twice. Choose somebody else, or nobody, as the second"),
        _ when leads.Count > Most => new Refusal($"Choose at most {Most} people"),
        _ when leads.Any(lead => here.All(person => person.Id != lead)) => new Refusal("One of them does not work here any more. Choose somebody else"),
        _ => null,
    };
}
