using System.Globalization;
using System.Text;

namespace Countersign.People.Pupils;

/// <summary>What a column of a pupil list may hold.</summary>
internal enum PupilColumn
{
    First,
    LegalFirst,
    PreferredFirst,
    Surname,
    LegalSurname,
    PreferredSurname,

    /// <summary>A whole name, in whichever order its commas and capitals say; otherwise the surname stands last.</summary>
    Name,

    /// <summary>A whole name of which the heading says that the surname stands first.</summary>
    NameSurnameFirst,

    /// <summary>What tells two pupils of one name apart.</summary>
    Id,
    Birth,

    /// <summary>Whether the line is about a pupil: some lists hold teachers and parents too.</summary>
    Role,
    Status,

    /// <summary>Class, year or house: known, and not read.</summary>
    Group,
}

/// <summary>Which column a heading names, as SIMS, Arbor, Bromcom, OneRoster, Wonde and people write it.</summary>
internal static class PupilHeading
{
    private static readonly HashSet<string> Pupils =
        ["pupil", "pupils", "student", "students", "child", "childs", "children", "learner", "learners", "disgybl", "disgyblion"];

    // What says whose name it is, and nothing else.
    private static readonly HashSet<string> Fillers =
    [
        .. Pupils, "s", "the", "of", "by", "current", "as", "at", "on", "roll", "full", "enrolled", "sims", "arbor", "bromcom", "wonde", "required",
        "optional", "person",
    ];

    private static readonly HashSet<string> Legal = ["legal", "official", "registered", "passport", "statutory", "cyfreithiol"];

    private static readonly HashSet<string> Preferred =
        ["preferred", "prefered", "preffered", "pref", "chosen", "known", "usual", "informal", "everyday", "calling", "familiar", "goesby", "dewisol", "hoff"];

    // Of somebody who is no pupil, or a name that is none of those that count.
    private static readonly HashSet<string> Others =
    [
        "parent", "parents", "carer", "guardian", "mother", "father", "mothers", "fathers", "contact", "contacts", "tutor", "teacher", "teachers",
        "staff", "sibling", "doctor",
        "gp", "school", "emergency", "priority", "adviser", "advisor", "head", "address", "middle", "former", "previous", "maiden", "birth", "user",
        "login", "email", "mail",
        "account", "relationship", "worker", "course", "subject", "setting", "establishment", "trust", "phone", "telephone", "mobile", "file",
        "sort", "company", "agency",
        "next", "kin", "mentor", "manager", "event", "date", "initial", "initials",
    ];

    private static readonly string[] Firsts =
    [
        "firstname", "firstnames", "first", "fname", "forename", "forenames", "forname", "givenname", "givennames", "given", "christianname",
        "christiannames", "enwcyntaf", "cyntaf",
        "vorname", "prenom", "imie", "nombre",
    ];

    private static readonly string[] Surnames =
    [
        "surname", "surnames", "lastname", "lastnames", "last", "lname", "familyname", "familynames", "family", "secondname", "cyfenw", "nachname",
        "familienname", "nom", "nomdefamille",
        "nazwisko", "apellido", "apellidos",
    ];

    private static readonly HashSet<string> Names = ["name", "names", "fullname", "fullnames", "displayname", "enw", "enwau", "enwllawn"];

    private static readonly HashSet<string> NamesInOrder =
        [.. Firsts.SelectMany(first => Surnames.SelectMany(last => (string[])[first + last, $"{first}and{last}", $"{first}name{last}"]))];

    private static readonly HashSet<string> NamesSurnameFirst =
        [.. Firsts.SelectMany(first => Surnames.SelectMany(last => (string[])[last + first, $"{last}and{first}", $"{last}name{first}"]))];

    // Said of all words, before those that only fill are taken away.
    private static readonly Dictionary<string, PupilColumn> Whole = Words(
        (PupilColumn.Id, "upn uniquepupilnumber uniquepupilno adno admno admissionno admissionnumber admissionsnumber adminno id "
            + "studentid studentno studentnumber pupilid pupilno pupilnumber "
            + "sourcedid sisid schoolsisid misid simsid arborid arborstudentid upi uln uniquelearnernumber personid "
            + "identifier candidateno candidatenumber learnerid externalid systemid "
            + "useridentifier userids userid username studentupn pupilupn wondeid idnumber ref reference pupilref"),
        (PupilColumn.Birth, "dob dateofbirth birthdate birthday dateofbirthddmmyyyy studentdob pupildob dyddiadgeni born"),
        (PupilColumn.Role, "role roles usertype persontype membertype primaryrole type"),
        (PupilColumn.Status, "status enrolmentstatus enrollmentstatus"),
        (PupilColumn.Group, "class classes classname classgroup reg reggroup regform reggp registration registrationgroup registrationform "
            + "registrationgroups form formgroup formname tutorgroup "
            + "tutgroup tutgrp group groups homeroom house housename year years yeargroup yeargroups yeargp yrgrp yr yrgroup "
            + "ncyear ncyeargroup nationalcurriculumyear "
            + "nationalcurriculumyeargroup curriculumyear yeartaughtin grade grades gradelevel dosbarth blwyddyn gender sex"),
        (PupilColumn.PreferredFirst, "nickname nicknames aka alias aliases alsoknownas shortname calledname calledby callname goesby goesbyname rufname"));

    // These are also names that people bear, so alone they are not enough to take a line for the headings.
    private static readonly HashSet<string> Weak = [.. Pupils, "first", "last", "given", "family", "nom"];

    /// <summary>Null where the heading names nothing that is known here.</summary>
    public static PupilColumn? Of(string heading)
    {
        var words = WordsOf(heading);
        var whole = string.Concat(words);
        if (words.Count == 0 || words.Count > 8)
        {
            return null;
        }

        var bare = string.Concat(words.Where(word => !Fillers.Contains(word) && !Legal.Contains(word)));
        if (Whole.TryGetValue(whole, out var known) || Whole.TryGetValue(bare, out known))
        {
            return known;
        }

        if (words.Exists(Others.Contains))
        {
            return null;
        }

        var (legal, preferred) = (words.Exists(Legal.Contains), words.Exists(Preferred.Contains));
        var core = string.Concat(words.Where(word => !Fillers.Contains(word) && !Legal.Contains(word) && !Preferred.Contains(word)));
        return Firsts.Contains(core) ? preferred ? PupilColumn.PreferredFirst : legal ? PupilColumn.LegalFirst : PupilColumn.First
            : Surnames.Contains(core) ? preferred ? PupilColumn.PreferredSurname : legal ? PupilColumn.LegalSurname : PupilColumn.Surname
            : Names.Contains(core) || (core.Length == 0 && (preferred || words.Exists(Pupils.Contains)))
                ? preferred ? PupilColumn.PreferredFirst : PupilColumn.Name
            : NamesInOrder.Contains(core) ? PupilColumn.Name
            : NamesSurnameFirst.Contains(core) ? PupilColumn.NameSurnameFirst
            : null;
    }

    /// <summary>Whether it is a heading and cannot be somebody's name.</summary>
    public static bool IsStrong(string heading) => !Weak.Contains(string.Concat(WordsOf(heading)));

    public static bool IsName(PupilColumn column) => column <= PupilColumn.NameSurnameFirst;

    // "First Name [Required]", "first_name", "givenName" and "FORENAME(S)" are words; of what stands in brackets only what changes the meaning counts.
    private static List<string> WordsOf(string heading)
    {
        var (words, word, bracket) = (new List<(string Text, bool Aside)>(), new StringBuilder(), 0);
        var before = ' ';
        foreach (var letter in heading.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark || letter is '\'' or '’')
            {
                continue;
            }

            if (word.Length > 0 && (!char.IsLetterOrDigit(letter) || (char.IsUpper(letter) && char.IsLower(before))))
            {
                words.Add((word.ToString(), bracket > 0));
                word.Clear();
            }

            bracket += letter is '(' or '[' ? 1 : letter is ')' or ']' && bracket > 0 ? -1 : 0;
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }

            before = letter;
        }

        var plain = words.Where(found => !found.Aside).Select(found => found.Text).ToList();
        return plain.Count == 0
            ? [.. words.Select(found => found.Text)]
            : [.. plain, .. words.Where(found => found.Aside && (Legal.Contains(found.Text) || Preferred.Contains(found.Text))).Select(found => found.Text)];
    }

    private static Dictionary<string, PupilColumn> Words(params (PupilColumn Column, string Words)[] columns) =>
        columns.SelectMany(column => column.Words.Split(' ').Select(word => (column.Column, word))).ToDictionary(pair => pair.word, pair => pair.Column);
}
