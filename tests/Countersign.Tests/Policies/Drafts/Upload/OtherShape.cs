using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Policies.Drafts.Upload;

/// <summary>A school unlike those whose policies the program was made from, with the document that it brings and what is filled in to complete it.</summary>
/// <param name="Clauses">The numbers under which its clauses are cited, in their order.</param>
/// <param name="About">What is filled in under "About this document".</param>
/// <param name="Forms">Clause, form and answers of each block that is put together, as <see cref="OtherShapesTests"/> reads them.</param>
/// <param name="Question">What somebody asks once it is in force.</param>
/// <param name="Steps">What they choose, or which button in brackets or which day, when they are asked more.</param>
/// <param name="Answer">What they are told, besides no.</param>
/// <param name="Law">Which law is heard too; null where the program has none of its nation.</param>
/// <param name="Clause">The clause that answers.</param>
/// <param name="Says">What stands in that clause, word for word as it was brought.</param>
internal sealed record OtherShape(
    string School,
    byte[] Document,
    IReadOnlyList<string> Clauses,
    string About,
    IReadOnlyList<(string Clause, string Form, string Answers)> Forms,
    string Question,
    IReadOnlyList<string> Steps,
    string Answer,
    string? Law,
    string Clause,
    string Says)
{
    private const string ParentsAreNotFriends = "Adults who work here keep families off their private accounts, apart from families they knew before the child came to us.";

    private const string AfterTheyLeave = "A student who has left may be added once three years have gone by and the student is eighteen, whichever comes last.";

    private const string NoPrivateMessages = "Nobody employed here writes to a pupil from a private account, their own family excepted.";

    private const string AfterGraduation = "No employee links a private account to that of a graduate until two years after graduation.";

    /// <summary>Its rules stand in the rows of a table, and no headteacher leads it.</summary>
    public static OtherShape Nursery => new(
        "Dandelion Steps Nursery",
        Make(
            Paragraph("Screens, pictures and sharing at Dandelion Steps", "Title"),
            Paragraph("Please keep this sheet by the signing-in book."),
            Table(
                ["No.", "What we ask", "Of whom"],
                ["1", "Telephones are handed in at the door and collected on the way home.", "Everyone in the rooms"],
                ["2", "Only the nursery tablet takes pictures, and they never leave it without the manager seeing them.", "Key persons"],
                ["3", ParentsAreNotFriends, "Everyone we employ"],
                ["4", "A picture goes on our page after a second person has looked at it and the manager has said yes.", "Whoever runs the page"],
                ["5", "Babies in the bath, the paddling pool or being changed are not photographed at all.", "Everyone"],
                ["6", "A worry about a child is taken to the manager before the day is over.", "Everyone"],
                ["7", "Grandparents and carers film their own child at our festivals and no other.", "Visitors"],
                ["8", "We look at this sheet again each September.", "The manager"]),
            Paragraph("Thank you from all of us.")),
        ["1", "2", "3", "4", "5", "6", "7", "8", "A.1"],
        """
        Short name = dandelion
        Who looks after it? = nursery manager
        Who is asked where the policy says nothing? = Nursery manager
        Who decides where a fact cannot be known? = Nursery manager
        In which nation? = England
        """,
        [
            ("A.1", "Change role headteacher", "What is the role called at your school? = nursery manager"),
            ("A.1", "Add a role", """
                What is the role called at your school? = room leader
                Who stands in? = Nursery manager
                """),
            ("A.1", "Add words of our own", """
                What does word 1 stand for? = Somebody who does something
                What is word 1? = key person
                Word 1 is a kind of = Teaching assistant
                """),
            ("3", "Add a rule", """
                It forbids
                Who? = Staff
                Does what? = Connect
                With whom? = Parent of a current pupil
                Through what? = Personal account
                Unless = The two know each other in some other way than through school
                """),
            ("3", "Add an example with its answer", """
                What is asked? = key person to connect with a parent of a current pupil on a personal account; not other relationship
                Which answer must it get? = Forbidden
                What else must the answer say? = clause 3
                """),
            ("4", "Add a rule", """
                It allows
                Who? = Staff
                Does what? = Publish
                Through what? = Official account
                If it allows: what is needed first? = A check by a colleague
                [Add another to “If it allows: what is needed first?”]
                And then? = Approval by the nursery manager
                """),
            ("6", "Add a route for concerns", """
                What is the concern about? = Safeguarding
                Who is told? = Nursery manager
                If it is about somebody who would be told, line 1
                If it is about whom? Line 1 = Nursery manager
                Who is told instead? Line 1 = The local authority
                In what time? = 1 day
                """),
        ],
        "connect with a parent of a current pupil on a personal account",
        ["No"],
        "A teacher may not connect with a parent of a current pupil on a personal account",
        "The law in England",
        "3",
        ParentsAreNotFriends);

    /// <summary>Its sections have letters that Word works out.</summary>
    public static OtherShape Secondary => new(
        "Harrowmere Academy",
        Sections(
            Letters,
            "Harrowmere Academy: life online",
            ("Who this speaks to", ["Teachers, technicians, coaches and the catering team are all meant.", "Sixth-formers who help with our accounts are meant as well."]),
            ("Students past and present", ["Students on our roll are never added to anybody's private account.", AfterTheyLeave]),
            ("The Academy's channels", ["Each post is read by a colleague and then let through by a head of year.", "The passwords live in the safe."]),
            ("When something goes wrong", ["Unkindness between students online goes to the head of year by the next school day.", "Saying nothing about it is a matter for the disciplinary code."])),
        ["A", "A.1", "A.2", "B", "B.1", "B.2", "C", "C.1", "C.2", "D", "D.1", "D.2"],
        """
        Short name = harrowmere
        Next review due = September 2028
        Who is asked where the policy says nothing? = Head of year
        Who decides where a fact cannot be known? = Headteacher
        """,
        [
            ("Roles and words", "Add a role", """
                What is the role called at your school? = head of year
                Who stands in? = Headteacher
                What may the role do? = let posts through
                """),
            ("B.1", "Add a rule", """
                It forbids
                Who? = Staff
                Does what? = Connect
                With whom? = Current pupil
                Through what? = Personal account
                """),
            ("B.2", "Add a rule", """
                It forbids
                Who? = Staff
                Does what? = Connect
                With whom? = Former pupil
                Through what? = Personal account
                How long does it hold?
                Ends how many years after leaving? = 3
                Ends at what age? = 18
                """),
            ("B.2", "Add an example with its answer", """
                What is asked? = teacher to connect with a former pupil on a personal account; born 2010-03-10, left 2026-07-17, asked 2026-11-21
                Which answer must it get? = Forbidden
                What else must the answer say? = until 2029-07-18, clause B.2
                """),
            ("C.1", "Add a rule", """
                It allows
                Who? = Staff
                Does what? = Publish
                Through what? = Official account
                If it allows: what is needed first? = A check by a colleague
                [Add another to “If it allows: what is needed first?”]
                And then? = Approval by the head of year
                """),
            ("D.1", "Add a route for concerns", """
                What is the concern about? = Bullying
                Who is told? = Head of year
                In what time? = 1 school day
                Not to report it is itself a breach
                """),
        ],
        "connect with a former pupil on a personal account",
        ["21 7 2023", "10 3 2010"],
        "until 10 March 2028",
        "The law in England",
        "B.2",
        AfterTheyLeave);

    /// <summary>It has footnotes, and an appendix that begins to count at one again.</summary>
    public static OtherShape Scottish => new(
        "Ardgarve High School",
        MakeNoted(
            ["The handbook for probationers says the same.", "Held in the office and destroyed when the pupil leaves."],
            Paragraph("Ardgarve High School: social networks", "Title"),
            Paragraph("1. Staff and depute heads"),
            Note("1.1 Whoever is paid by the council and works in the building is staff.", 1),
            Paragraph("1.2 " + NoPrivateMessages),
            Paragraph("2. Our own page"),
            Paragraph("2.1 The page is fed by two people, and the headteacher says yes to each entry."),
            Note("2.2 Consent for pictures is asked at enrolment.", 2),
            Paragraph("3. Concerns"),
            Paragraph("3.1 Any worry for a young person is for the child protection coordinator, that same day."),
            Paragraph("Appendix A: Pupils' own telephones"),
            Paragraph("1. In class"),
            Paragraph("1.1 Telephones stay in lockers between the bells."),
            Paragraph("1.2 In S5 and S6 the librarian may say otherwise.")),
        ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "A-1", "A-1.1", "A-1.2"],
        """
        Short name = ardgarve
        In which nation? = Scotland
        Who is asked where the policy says nothing? = Headteacher
        Who decides where a fact cannot be known? = Child protection coordinator
        """,
        [
            ("Roles and words", "Add a role", """
                What is the role called at your school? = child protection coordinator
                Who stands in? = Headteacher
                """),
            ("Roles and words", "Add words of our own", """
                What does word 1 stand for? = Somebody who does something
                What is word 1? = probationer
                Word 1 is a kind of = Teacher
                """),
            ("1.2", "Add a rule", """
                It forbids
                Who? = Staff
                Does what? = Message
                With whom? = Current pupil
                Through what? = Personal account
                Unless = The two are directly related
                """),
            ("1.2", "Add an example with its answer", """
                What is asked? = probationer to message a current pupil on a personal account; not family
                Which answer must it get? = Forbidden
                What else must the answer say? = clause 1.2
                """),
            ("2.1", "Add a rule", """
                It allows
                Who? = Staff
                Does what? = Publish
                Through what? = Official account
                If it allows: what is needed first? = Approval by the headteacher
                """),
            ("3.1", "Add a route for concerns", """
                What is the concern about? = Safeguarding
                Who is told? = Child protection coordinator
                If it is about somebody who would be told, line 1
                If it is about whom? Line 1 = Child protection coordinator
                Who is told instead? Line 1 = Headteacher
                In what time? = 1 day
                """),
        ],
        "message a current pupil on a personal account",
        ["No"],
        "A teacher may not message a current pupil on a personal account",
        "The law in Scotland",
        "1.2",
        NoPrivateMessages);

    /// <summary>Its sections have Roman numbers with letters under them that begin anew in each, and no law of its nation comes with the program.</summary>
    public static OtherShape District => new(
        "Cottonmill Unified School District",
        Sections(
            RomanNumbers,
            "Board Policy 4119: Employee use of social networks",
            ("Purpose", ["The Board wants families to trust what its schools publish.", "This policy binds employees, coaches and substitutes."]),
            ("Students", ["No employee sends a student a message outside the platforms the District pays for.", AfterGraduation]),
            ("District channels", ["A principal signs off on each item before it goes out.", "Comments are left open during office hours."]),
            ("Reporting", ["Harassment of an employee online is reported to the principal within two days.", "The superintendent hears complaints about a principal."])),
        ["I", "A", "B", "II", "II-A", "II-B", "III", "III-A", "III-B", "IV", "IV-A", "IV-B"],
        """
        Short name = bp-4119
        In which nation? = United States
        Who ratifies it? = Board of Education
        Who is asked where the policy says nothing? = Principal
        Who decides where a fact cannot be known? = Superintendent
        """,
        [
            ("Roles and words", "Change role headteacher", "What is the role called at your school? = principal"),
            ("Roles and words", "Add a role", "What is the role called at your school? = superintendent"),
            ("Roles and words", "Add words of our own", """
                What does word 1 stand for? = Somebody who does something
                What is word 1? = substitute
                Word 1 is a kind of = Teacher
                """),
            ("II-B", "Add a rule", """
                It forbids
                Who? = Staff
                Does what? = Connect
                With whom? = Former pupil
                Through what? = Personal account
                How long does it hold?
                Ends how many years after leaving? = 2
                """),
            ("II-B", "Add an example with its answer", """
                What is asked? = substitute to connect with a former pupil on a personal account; left 2026-06-05, asked 2026-11-21
                Which answer must it get? = Forbidden
                What else must the answer say? = until 2028-06-06, clause II-B.
                """),
            ("III-A", "Add a rule", """
                It allows
                Who? = Staff
                Does what? = Publish
                Through what? = Official account
                If it allows: what is needed first? = Approval by the principal
                """),
            ("IV-A", "Add a route for concerns", """
                What is the concern about? = Harassment
                Who reports it? = Staff
                Who is told? = Principal
                If it is about somebody who would be told, line 1
                If it is about whom? Line 1 = Principal
                Who is told instead? Line 1 = Superintendent
                In what time? = 2 days
                """),
        ],
        "connect with a former student on a personal account",
        ["5 6 2026"],
        "until 6 June 2028",
        null,
        "II-B",
        AfterGraduation);

    public static OtherShape Named(string name) => name switch
    {
        nameof(Nursery) => Nursery,
        nameof(Secondary) => Secondary,
        nameof(Scottish) => Scottish,
        _ => District,
    };

    /// <summary>Sections with clauses under them, numbered by Word in two levels.</summary>
    private static byte[] Sections(int list, string title, params (string Heading, string[] Clauses)[] sections) => Make(
        [Paragraph(title, "Title"), .. sections.SelectMany(section => section.Clauses.Select(clause => Numbered(clause, 1, null, list)).Prepend(Numbered(section.Heading, 0, null, list)))]);
}
