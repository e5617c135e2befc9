namespace Countersign.People.Demo;

/// <summary>The demo's schools and people. All invented; the roles are those that each school's policy names.</summary>
internal static class InventedSchools
{
    public const string Trust = "Thistlemere Learning Trust";

    public const string TrustSlug = "thistlemere";

    public static InventedPerson TrustAdministrator { get; } = new("Henrietta Vosperley", "administrator");

    public static IReadOnlyList<InventedSchool> All { get; } =
    [
        new("Quillbrook School", "quillbrook", "school.md",
        [
            new("Rosalind Achterberg", "administrator"),
            new("Tobias Fenwright", "headteacher"),
            new("Meena Varadkar", "senior leader", "designated safeguarding lead"),
            new("Gareth Llwyd-Parry", "manager", "line manager"),
            new("Folasade Ogunmola", "designated staff", "teacher"),
            new("Imogen Starkweather", "teacher"),
            new("Kamil Brzezik", "teacher"),
            new("Delphine Marchbanks", "governor"),
            new("Osric Penhallow", "volunteer"),
        ]),
        new("Tansyfield School", "tansyfield", "federation.md",
        [
            new("Hester Quarmby", "administrator"),
            new("Leopold Ashgrove", "headteacher"),
            new("Sunniva Dahlgaard", "senior leader", "designated safeguarding lead"),
            new("Jerome Whitlatch", "senior authoriser"),
            new("Nasreen Chaudhri", "staff lead"),
            new("Callum Dunwiddie", "lead member of staff", "teacher"),
            new("Adaeze Nwokorie", "lead member of staff"),
            new("Beatrix Holloman", "line manager"),
            new("Efrem Tesfazghi", "teacher"),
            new("Petra Lindqvale", "teaching assistant"),
            new("Winston Abernall", "governor"),
        ]),
        new("Oxlip Lane Primary School", "oxlip-lane", "primary.md",
        [
            new("Marguerite Tull", "administrator"),
            new("Desmond Okonjobi", "headteacher"),
            new("Freya Castellane", "deputy headteacher", "child protection colleague", "designated safeguarding lead"),
            new("Hamish Torquille", "teacher"),
            new("Parveen Sadiqi", "teacher"),
            new("Lowri Gethinog", "teaching assistant"),
            new("Bertrand Oakshade", "governor"),
            new("Yusra Haddadine", "parent helper"),
            new("Clement Farthingale", "consultant"),
        ]),
        new("Marlowick School", "marlowick", "trust.md",
        [
            new("Ottoline Braithe", "administrator"),
            new("Ishaan Mukherji", "headteacher"),
            new("Cordelia Wexcombe", "CEO"),
            new("Ruaridh Mackellaig", "central team"),
            new("Zofia Wisnicka", "line manager", "designated safeguarding lead"),
            new("Anselm Tregowan", "teacher"),
            new("Chiamaka Ezeudo", "teacher"),
            new("Philippa Langstroth", "trustee"),
            new("Kwabena Osarfo", "agency worker"),
        ]),
        new("Little Sedgewell Infant School", "little-sedgewell", "infant.md",
        [
            new("Euphemia Garstang", "administrator"),
            new("Nikolai Vasserman", "headteacher"),
            new("Bronagh McElwaine", "deputy headteacher", "designated safeguarding lead"),
            new("Thandeka Mabusela", "teacher"),
            new("Joscelyn Peverall", "teaching assistant"),
            new("Arvid Sorlie", "governor", "parent helper"),
            new("Mirela Dragomanu", "volunteer"),
            new("Alasdair Findhorn", "casual worker"),
        ]),
    ];
}

internal sealed record InventedSchool(string Name, string Slug, string Policy, IReadOnlyList<InventedPerson> People);

internal sealed record InventedPerson(string Name, params string[] Roles);
