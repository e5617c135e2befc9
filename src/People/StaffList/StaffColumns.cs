namespace Countersign.People.StaffList;

/// <summary>Where a list of staff says what, found by its headings in any order. Columns that nobody asked for are not read.</summary>
internal sealed class StaffColumns
{
    // As Microsoft 365, Entra, Google Workspace, SIMS and Arbor head them, without what stands in brackets. Where several of one row
    // are there, the first of them that holds something counts. A job title is no role of a policy, so it is none here.
    private static readonly Dictionary<StaffColumn, string[]> Headings = new()
    {
        [StaffColumn.Name] = ["displayname", "fullname", "name", "staffname", "staffmember"],
        [StaffColumn.FirstName] = ["preferredforename", "preferredfirstname", "firstname", "givenname", "forename", "legalforename", "legalfirstname"],
        [StaffColumn.LastName] = ["preferredsurname", "preferredlastname", "lastname", "surname", "familyname", "legalsurname", "legallastname"],
        [StaffColumn.Address] =
            ["emailaddress", "workemail", "workemailaddress", "schoolemail", "primaryemail", "defaultemail", "email", "mail", "userprincipalname"],
        [StaffColumn.Roles] = ["roles", "role"],
        [StaffColumn.LastDay] = ["lastday", "lastworkingday", "leavingdate", "dateofleaving", "leavedate", "employmentenddate", "enddate"],
        [StaffColumn.Status] = ["status", "accountstatus", "employmentstatus", "usertype", "signinstatus"],
        [StaffColumn.Enabled] = ["accountenabled", "enabled", "active", "isactive"],
        [StaffColumn.Blocked] = ["blockcredential", "suspended", "disabled", "accountdisabled", "archived"],
    };

    private static readonly string[] Yes = ["true", "yes", "y", "1"];

    private static readonly string[] No = ["false", "no", "n", "0"];

    private static readonly string[] Current = ["active", "enabled", "current", "member", "signinallowed", "allowed", "employed"];

    private static readonly string[] Gone =
        ["suspended", "archived", "disabled", "inactive", "deactivated", "deleted", "blocked", "signinblocked", "left", "leaver", "former", "guest"];

    private readonly Dictionary<StaffColumn, int[]> places;

    private StaffColumns(Dictionary<StaffColumn, int[]> places) => this.places = places;

    /// <summary>By the first line of the list; refused where it does not name what is needed.</summary>
    public static Outcome<StaffColumns> Find(string[] firstLine)
    {
        var plain = firstLine.Select(Plain).ToArray();
        var places = Headings.ToDictionary(
            kind => kind.Key, kind => kind.Value.SelectMany(heading => plain.Index().Where(cell => cell.Item == heading).Select(cell => cell.Index)).ToArray());
        var named = places[StaffColumn.Name].Length > 0 || (places[StaffColumn.FirstName].Length > 0 && places[StaffColumn.LastName].Length > 0);
        return (named, places[StaffColumn.Address].Length > 0) switch
        {
            (true, true) => new StaffColumns(places),
            (true, false) => new Refusal("The first line must name a column for the e-mail address, such as “Email address” or “User principal name”"),
            (false, true) => new Refusal("The first line must name a column for the name, such as “Display name”, or “First name” and “Last name”"),
            _ => new Refusal("The first line must name the columns, such as “First name”, “Last name” and “Email address”"),
        };
    }

    /// <summary>What a line says there; empty where it says nothing.</summary>
    public string Read(string[] cells, StaffColumn column) =>
        places[column].Where(place => place < cells.Length).Select(place => Squeeze(cells[place])).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Whether the account is in use. Null where the list uses a word that is not known: that counts neither as yes nor as no.</summary>
    public bool? InUse(string[] cells)
    {
        bool?[] said =
        [
            .. Said(cells, StaffColumn.Status, Current, Gone),
            .. Said(cells, StaffColumn.Enabled, Yes, No),
            .. Said(cells, StaffColumn.Blocked, No, Yes),
        ];
        return said.Contains(false) ? false : said.Contains(null) ? null : true;
    }

    private IEnumerable<bool?> Said(string[] cells, StaffColumn column, string[] yes, string[] no) => places[column]
        .Where(place => place < cells.Length).Select(place => Plain(cells[place])).Where(word => word.Length > 0)
        .Select(word => yes.Contains(word) ? true : no.Contains(word) ? false : (bool?)null);

    // "First Name [Required]", "first_name" and "First name*" are one heading.
    private static string Plain(string text) =>
        new([.. text.Split('[', '(')[0].Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Squeeze(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Normalize();
}

/// <summary>What a column of a list of staff may hold.</summary>
internal enum StaffColumn
{
    Name,
    FirstName,
    LastName,
    Address,
    Roles,
    LastDay,
    Status,
    Enabled,
    Blocked,
}
