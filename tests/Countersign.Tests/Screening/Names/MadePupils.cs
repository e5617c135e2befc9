namespace Countersign.Tests.Screening.Names;

/// <summary>
/// A pupil of an invented school. <paramref name="Nick"/> is a short form that the school does not know of, <paramref name="Spelled"/> the name carried
/// into English otherwise, <paramref name="Script"/> the name in its own letters, <paramref name="Part"/> the name without a part of the surname.
/// </summary>
internal sealed record MadePupil(
    string First, string? Preferred, string Surname, string? Nick = null, string? Spelled = null, string? Script = null, string? Part = null,
    string? Respelled = null)
{
    public string Full => $"{First} {Surname}".Trim();

    public bool IsWords { get; init; }
}

/// <summary>An invented roster, unlike the one of the collection that somebody else made.</summary>
internal static class MadePupils
{
    public static readonly IReadOnlyList<MadePupil> All =
    [
        new("Samuel", "Sam", "Wetherhill", Nick: "Sammy"),
        new("Katherine", null, "Ormsbridge", Nick: "Katie"),
        new("Thomas", null, "Fennimore", Nick: "Tom"),
        new("Elizabeth", "Beth", "Harkwell", Nick: "Lizzie"),
        new("Alexander", null, "Quillfeather", Nick: "Xander"),
        new("Josephine", null, "Marlowby", Nick: "Josie"),
        new("Harriet", null, "Tolpuddle", Nick: "Hattie"),
        new("Zachary", null, "Brindlecombe", Nick: "Zac"),
        new("Imogen", null, "Sallowfield", Nick: "Immy"),
        new("Edward", null, "Cranmore", Nick: "Teddy"),
        new("Nathaniel", "Nate", "Hollinshed", Nick: "Nathan"),
        new("Margaret", "Maisie", "Aldergate", Nick: "Peggy"),
        new("Jonathan", null, "Thackwray", Nick: "Jonny"),
        new("Isabella", null, "Pemberley-Knott", Nick: "Bella", Part: "Isabella Pemberley"),
        new("George", null, "Asquith-Vane", Part: "George Asquith"),
        new("Millie", null, "Rowntree-Okoro", Part: "Millie Okoro"),
        new("Anne-Marie", null, "Delacourt"),
        new("Aoife", null, "O'Rafferty"),
        new("Cormac", null, "O’Sullivan", Respelled: null),
        new("Saoirse", null, "Ní Dhomhnaill", Part: "Saoirse Dhomhnaill"),
        new("Fionn", null, "Mac Giolla", Part: "Fionn Giolla"),
        new("Callum", null, "McAlpine", Nick: "Cal"),
        new("Mairi", null, "MacLennan"),
        new("Iestyn", null, "ap Rhydderch", Part: "Iestyn Rhydderch"),
        new("Ffion", null, "Gwynfor-Hughes", Part: "Ffion Gwynfor"),
        new("Zuzanna", null, "Kowalczyk", Spelled: "Susanna Kowalczyk"),
        new("Wojciech", "Wojtek", "Jabłoński", Spelled: "Wojciech Yablonski"),
        new("Michał", null, "Święcicki", Spelled: "Michal Swiecicky"),
        new("Dmytro", null, "Bondarenko", Spelled: "Dmitro Bondarenko", Script: "Дмитро Бондаренко"),
        new("Yuliia", null, "Petrenko", Spelled: "Julia Petrenko", Script: "Юлія Петренко"),
        new("Anastasiia", null, "Melnychuk", Spelled: "Anastasia Melnichuk", Script: "Анастасія Мельничук"),
        new("Bogdan", null, "Ionescu", Spelled: "Bohdan Ionescu"),
        new("Mădălina", null, "Ștefănescu", Respelled: "Madalina Shtefanescu"),
        new("Abimbola", "Bimbo", "Olatunji"),
        new("Chidiebere", "Chidi", "Anyanwu", Spelled: "Chidiebere Anyawu"),
        new("Efua", null, "Boateng-Sarpong", Part: "Efua Boateng"),
        new("Ifeoma", null, "Ọkáfọ̀"),
        new("Maxamed", null, "Cabdullaahi", Spelled: "Mohamed Abdullahi"),
        new("Sahra", null, "Nuur", Spelled: "Zahra Noor"),
        new("Omar", null, "al-Hakim", Spelled: "Umar Al Hakeem", Script: "عمر الحكيم", Part: "Omar Hakim"),
        new("Maryam", null, "El-Sayed", Spelled: "Mariam Elsayed", Script: "مريم السيد", Part: "Maryam Sayed"),
        new("Bilal", null, "bin Yusof", Spelled: "Bilaal bin Yusuf", Part: "Bilal Yusof"),
        new("Fatima", null, "Zahrani", Spelled: "Fatimah Zahrany", Script: "فاطمة الزهراني"),
        new("Ayesha", null, "Siddiqui", Spelled: "Aisha Siddiqi", Script: "عائشة صديقي"),
        new("Hamza", null, "Rahman", Spelled: "Hamzah Rehman"),
        new("Safiya", null, "Rahman", Spelled: "Safiyya Rehman"),
        new("Gurpreet", null, "Singh Bains", Part: "Gurpreet Bains"),
        new("Simran", null, "Dhillon", Spelled: "Simran Dhilon"),
        new("Arjun", null, "Krishnamurthy", Spelled: "Arjun Krishnamurti", Script: "अर्जुन कृष्णमूर्ति"),
        new("Meera", null, "Subramaniam", Spelled: "Mira Subramanyam"),
        new("Keerthan", null, ""),
        new("Setiawan", null, ""),
        new("Emre", null, "Yıldız", Respelled: "Emre Yildiz"),
        new("Ayşe", null, "Çelikkaya", Respelled: "Ayshe Chelikkaya"),
        new("Xinyi", null, "Zhuang", Script: "庄心怡"),
        new("Haoran", null, "Liang", Script: "梁浩然"),
        new("Ji-woo", null, "Hwang", Script: "황지우"),
        new("Thị Mai", null, "Phạm"),
        new("Gonçalo", null, "Magalhães"),
        new("Inês", null, "da Conceição", Part: "Inês Conceição"),
        new("Álvaro", null, "Gutiérrez Peña", Part: "Álvaro Gutiérrez"),
        new("Léonie", null, "Beauséjour"),
        new("Floris", null, "van den Berghe", Part: "Floris v.d. Berghe"),
        new("Jörg", null, "Schönfeld", Respelled: "Joerg Schoenfeld"),
        new("Björn", null, "Sæther", Respelled: "Bjoern Saether"),
        new("Åsa", null, "Lindqvist", Respelled: "Aasa Lindqvist"),
        new("Eglė", null, "Kazlauskaitė"),
        new("Márton", null, "Kőszegi"),
        new("Tamar", null, "Bar-Lev", Part: "Tamar Lev"),
        new("Hope", null, "Winters") { IsWords = true },
        new("Jack", null, "Frost") { IsWords = true },
        new("Holly", null, "Bush") { IsWords = true },
        new("Grace", null, "Court") { IsWords = true },
        new("Art", null, "Field") { IsWords = true },
        new("Will", null, "Power") { IsWords = true },
        new("Ruby", null, "Waters") { IsWords = true },
        new("Forest", null, "Green") { IsWords = true },
        new("June", null, "Meadows") { IsWords = true },
        new("Sunny", null, "Bank") { IsWords = true },
        new("Mark", null, "Chambers") { IsWords = true },
        new("Violet", null, "Lane") { IsWords = true },
    ];
}
