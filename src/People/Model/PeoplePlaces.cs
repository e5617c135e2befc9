namespace Countersign.People.Model;

/// <summary>Places of people to which other modules lead, or which they give an address.</summary>
public static class PeoplePlaces
{
    /// <summary>Where an administrator invites somebody to sign in; its key is their id.</summary>
    public static NamedDestination Invite { get; } = new("invitation of a person");

    /// <summary>Where somebody is signed in; its key is their id.</summary>
    public static NamedDestination Sessions { get; } = new("sessions of a person");

    /// <summary>Where the service is set up through which people sign in; it is one place and needs no key.</summary>
    public static NamedDestination SignInThrough { get; } = new("sign-in of the school");

    /// <summary>The page of everybody who works here.</summary>
    public static string Page => PeopleLinks.List;

    /// <summary>The page of one person, for administrators.</summary>
    public static string Of(PersonId person) => PeopleLinks.Show(person);
}
