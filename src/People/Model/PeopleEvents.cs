using Countersign.Foundation.Audit;

namespace Countersign.People.Model;

/// <summary>The acts about schools, people, roles and pupils.</summary>
internal static class PeopleEvents
{
    public static readonly AuditEventKind SchoolOpened = new("school.opened", "School opened", "a school, federation or trust came into being")
    {
        About = "establishment",
    };

    public static readonly AuditEventKind PersonAdded = new("person.added", "Joined", "somebody joined, with the roles and the kind of person in the facts")
    {
        About = "person",
        PersonalFields = ["about", "roles", "kind"],
    };

    public static readonly AuditEventKind FirstAdministrator = new(
        "administrator.first",
        "First administrator named",
        "the first administrator was named while the school was set up")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind PersonRenamed = new("person.renamed", "Name changed", "somebody's name was changed, by a staff list")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind PersonLeaving = new("person.leaving", "Last day set", "somebody's last day was set; the facts hold it")
    {
        About = "person",
        PersonalFields = ["about", "last day"],
    };

    public static readonly AuditEventKind PersonErased = new(
        "person.erased",
        "Erased",
        "the name, address and ways to sign in of somebody who had left were deleted for good, and what acts said of them; with no change named it was done "
        + "again after a restore")
    {
        About = "person, and the change where it took two",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind RolesChanged = new("roles.changed", "Roles changed", "somebody was given other roles; the facts hold them")
    {
        About = "person",
        PersonalFields = ["about", "roles"],
    };

    public static readonly AuditEventKind KindChanged = new(
        "kind.changed", "Kind of person changed", "what somebody is at the school was changed, such as from governor to staff; the facts hold it")
    {
        About = "person, and the change where it took two",
        PersonalFields = ["about", "kind"],
    };

    public static readonly AuditEventKind OwnRolesChanged = new("roles.changed-own", "Own roles changed", "an administrator gave themselves other roles")
    {
        About = "person",
        PersonalFields = ["about", "roles"],
    };

    public static readonly AuditEventKind SignInNameGiven = new(
        "sign-in-name.given", "Sign-in name given", "somebody without an e-mail address was given a name to sign in with")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind WhereFoundChanged = new(
        "where-found.changed", "Telephone and room changed", "the telephone or the room at which colleagues find somebody was changed; the act holds neither")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind SignaturesRest = new(
        "signatures.rest", "Signatures rest", "how somebody signs in was replaced, so their signatures rest until another signer confirms that it is them")
    {
        About = "person",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind SignaturesCountAgain = new(
        "signatures.counted-again",
        "Signatures count again",
        "somebody with a new sign-in signs again, because another signer confirmed them or the waiting time was over")
    {
        About = "person, change",
        PersonalFields = ["about"],
    };

    public static readonly AuditEventKind StaffListTakenIn = new(
        "staff-list.taken-in", "Staff list taken in", "somebody confirmed what a staff list changes; the facts hold how many joined, changed and leave")
    {
        About = "list; each act by it is about it too",
    };

    public static readonly AuditEventKind RosterReplaced = new(
        "roster.replaced", "Pupil list replaced", "the list of pupils was replaced; the facts hold how many it has now, and how many joined and left")
    {
        About = "school, change",
    };

    public static readonly AuditEventKind RosterTakenBack = new(
        "roster.taken-back", "Pupil list taken back", "the last change of the list of pupils was taken back; the facts hold how many it has now")
    {
        About = "school, change",
    };

    public static readonly AuditEventKind PhraseAllowed = new(
        "phrase.allowed", "Phrase allowed", "words that hold a pupil's name by accident were allowed in posts, for a reason that is given")
    {
        About = "phrase",
    };

    public static readonly AuditEventKind PhraseTakenBack = new(
        "phrase.taken-back", "Phrase taken back", "words that had been allowed in posts are no longer: the name inside them is found again")
    {
        About = "phrase",
    };
}
