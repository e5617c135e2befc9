namespace Countersign.People.Demo;

/// <summary>Sixty pupils a school, put together from lists so that no school has the same sixty.</summary>
internal static class InventedPupils
{
    private const int Each = 60;

    private static readonly string[] FirstNames =
    [
        "Aaliyah", "Abel", "Agnieszka", "Aoife", "Arjun", "Beatriz", "Bilal", "Bronwen", "Caoimhe", "Casimir", "Chidi", "Daria", "Dylan",
        "Efua", "Eilidh", "Elis", "Farah", "Finlay", "Gwilym", "Hana", "Harpreet", "Idris", "Ines", "Jaya", "Jakub", "Kemi", "Kirsty", "Lakshmi",
        "Leila", "Lorcan", "Mabel", "Magnus", "Mei", "Mihai", "Nadia", "Niamh", "Obinna", "Olwen", "Oskar", "Padma", "Priya", "Rafael", "Rhiannon",
        "Ruby", "Saoirse", "Seren", "Sunil", "Tariq", "Tomasz", "Umar", "Viktor", "Wanjiru", "Xanthe", "Yara", "Yusuf", "Zainab", "Zuri",
    ];

    private static readonly string[] Surnames =
    [
        "Abara", "Achterhof", "Adeyola", "Ahmadi", "Applethwaite", "Balogh", "Banerjee", "Birkwood", "Bowrigg", "Chandrasek", "Coldbeck", "Czerny",
        "Dalgety", "Dembele", "Dunmorrow", "Eastlake", "Eze", "Farrowdale", "Fitzmorris", "Gallowhill", "Ghorbani", "Greaveley", "Hartsop", "Hussein-Bell",
        "Iwobi", "Jankowski", "Jaswal", "Kettlewell", "Kovalenk", "Lanyon", "Lim", "Loxwood", "MacAskillan", "Mbeki-Ross", "Merriden", "Nakashima",
        "Nettleford", "O'Shaunessy", "Okereke", "Oxenholme", "Pargeter", "Petrovai", "Quiney", "Rahmani", "Redshaw", "Sandhu", "Silverdale", "Szabo",
        "Tamworthy", "Thackwray", "Uddin", "Vellacott", "Wallace-Ito", "Wrynose", "Yilmaz",
    ];

    private static readonly Dictionary<string, string> Preferred = new()
    {
        ["Agnieszka"] = "Aga",
        ["Rafael"] = "Raf",
        ["Harpreet"] = "Harry",
        ["Tomasz"] = "Tom",
        ["Rhiannon"] = "Rhi",
    };

    /// <summary>The lists have 57 and 55 entries, which share no factor: stepping through both repeats no pair within any school.</summary>
    public static IEnumerable<PupilNames> Of(int school) => Enumerable.Range(school * Each, Each).Select(number =>
    {
        var first = FirstNames[number * 5 % FirstNames.Length];
        return new PupilNames(first, Preferred.GetValueOrDefault(first), Surnames[number * 3 % Surnames.Length]);
    });
}
