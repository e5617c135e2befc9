namespace Countersign.People.Model;

/// <summary>The addresses of this module's pages. A test follows each of them.</summary>
internal static class PeopleLinks
{
    public const string List = "/people";

    public const string Add = "/people/add";

    public const string Roster = "/pupils";

    public static string Show(PersonId person) => $"/people/{person}";
}
