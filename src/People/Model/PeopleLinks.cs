namespace Countersign.People.Model;

/// <summary>The addresses of this module's pages. A test follows each of them.</summary>
internal static class PeopleLinks
{
    public const string List = "/people";

    public const string Add = "/people/add";

    public const string StaffList = "/people/staff-list";

    /// <summary>Changes that take two people: what waits, and where it is confirmed or stopped.</summary>
    public const string Changes = "/people/changes";

    public const string Roster = "/pupils";

    public const string Phrases = "/pupils/phrases";

    /// <summary>Whom to invite who came by one staff list.</summary>
    public static string StaffListTakenIn(StaffListId list) => $"/people/staff-list/{list}";

    public static string Erase(PersonId person) => $"/people/{person}/erase";

    public static string Show(PersonId person) => $"/people/{person}";
}
