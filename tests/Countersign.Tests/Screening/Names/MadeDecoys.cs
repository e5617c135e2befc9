namespace Countersign.Tests.Screening.Names;

/// <summary>Sentences that hold names or words of the invented roster and name no pupil.</summary>
internal static class MadeDecoys
{
    public static IEnumerable<(string Text, string Form)> All()
    {
        foreach (var (form, sentences) in Sentences)
        {
            foreach (var sentence in sentences)
            {
                yield return (sentence, form);
            }
        }
    }

    private static readonly (string Form, string[] Sentences)[] Sentences =
    [
        ("decoy-word",
        [
            "We hope winters like this one are rare.", "Jack frost painted our windows this morning.", "The holly bush by the gate needs a trim.",
            "Grace, court shoes are not part of the uniform.", "The art field trip is on Tuesday.", "Will power cuts close the school?",
            "Will Power be back on by noon?",
            "It takes will power to give up crisps for a week.", "The ruby waters of the lake at sunset.", "Forest green jumpers are now in stock.",
            "The meadows in June are full of clover.", "A sunny bank holiday to everybody!", "Please mark chambers on your map of the castle.",
            "Violet lane markers show where to swim.", "Mark your diaries.", "Hope you had a good rest.", "Will you join the choir?",
            "Art club meets in the field.",
            "The court rose as the judge came in.", "Power will be off on Friday.", "Our green forest has thirty trees.", "The bank will open on a sunny day.",
            "Bring wellies: the field is wet.", "Jack and the Beanstalk is our panto.", "The frost has gone.", "In the chambers, mark the exits.",
            "It is a June of meadows and bees.",
            "Grace was said before lunch.", "Violet is our house colour.", "Ruby is the birthstone of July.", "Sunny spells are forecast.",
            "We will, power permitting, stream it.",
            "Hope springs eternal.", "The lane is closed.", "Waters run deep.", "Court is in session for our mock trial.", "Green is the colour of our team.",
            "The Holly Bush is our local theatre.", "A Sunny Bank of daffodils", "The Forest Green Festival is on Sunday.", "Our Jack Frost Disco raised £300.",
            "Come to the Art Field Day.", "We are reading about Jack Frost.",
        ]),
        ("decoy-containment",
        [
            "Hopefully winterset will be dry.", "Jackets and frosted cakes for sale.", "Artful fielding won the game.",
            "Willing and powerful voices filled the hall.",
            "Markers and chamberlains", "Graceful courtyards", "Rubyfruit and watersports", "Forestry and greenery", "Sunnyside bankers", "Violets and lanes",
            "Omarion is a singer.", "The aliangle puzzle", "The rahmanite rock", "Samuels and Wetherhills of history", "Tomorrow we meet again.",
            "Bethlehem and Harkwellian songs",
            "A simrandom draw", "The bilaterals met", "Our georgette cloth", "Callumny is a made-up word.",
        ]),
        ("decoy-staff",
        [
            "Welcome to our new caretaker, Thomas Oakenby!", "Headteacher Margaret Ellinor writes today.", "Mrs Rahman will teach Year 3.",
            "Dr Liang from the clinic talked to us.",
            "Mr O'Sullivan runs the chess club.", "Chef Samuel Pottinger cooks with Year 9.", "Miss Fatima Underhay is our SENCO.",
            "Our governor George Tillotson opened the fair.",
            "Coach Omar Whitlock leads football.", "Ms H. Rahman is on leave.", "Our librarian, Harriet Fellowby, retires.",
            "Mr Power and Mrs Green led assembly.",
            "Ms Grace Ottery, our nurse", "Mr Jack Pilling, caretaker", "Thank you to Mr Chambers.", "Sir Edward Farthing visited.",
            "Please see Mrs Singh Bains.",
            "Mr. B. Yusof of the council", "PC Callum Dunne visited.", "Author Imogen Starrow signs books.",
        ]),
        ("decoy-public",
        [
            "Thomas Edison lit our science week.", "Jack London wrote of wolves.", "Grace Hopper wrote code.", "Alexander the Great rode far.",
            "Edward Jenner fought smallpox.",
            "George Orwell is our author of the term.", "Elizabeth Fry helped prisoners.", "Mark Rothko painted in colour.", "Samuel Pepys buried a cheese.",
            "Omar Khayyam wrote verses.", "Hope Solo kept goal.", "Harriet Tubman led people to freedom.", "Katherine Johnson did the sums for the moon.",
            "Art Garfunkel sang.", "Will Shakespeare’s birthday is on Friday.", "Josephine Baker danced.", "Isabella Beeton wrote recipes.",
            "Ruby Bridges walked to school.",
            "June Almeida saw the virus first.", "Thomas Hardy’s novels are on our shelf.",
        ]),
        ("decoy-place",
        [
            "Meet at Holly Bush car park.", "The Sunny Bank estate is cut off by snow.", "Forest Green Rovers play on Saturday.", "Violet Lane is closed.",
            "A trip to Grace Court.",
            "Hope Valley is where we camp.", "Frost Hill is too steep for the bus.", "The Green is busy.", "George Street is closed.",
            "Liang Shan is a mountain.",
            "Chambers Road crossing has a new warden.", "Edward Park hosts the fair.", "The Waters Meet trail", "Bondarenko Square",
            "Thomas Street Bridge is up.",
            "We walked along Violet Lane to the river.", "In Forest Green we saw deer.", "The bus stops at Sunny Bank.", "Power Station Lane is flooded.",
            "Court Lane, Bank Street",
        ]),
        ("decoy-month",
        [
            "June Meadows Fair is off.", "In June, meadows bloom.", "The June reports are out.", "June 14th is sports day.", "Back in June!",
            "From June, lunch costs £2.60.",
            "Winters here are mild.", "May and June are for exams.", "Late June showers", "Every June Year 6 camps.",
        ]),
        ("decoy-title",
        [
            "George and the Dragon is on Friday.", "Our book is The Secret Samuel.", "Oliver Twist auditions", "Hope Street is our play.",
            "Ruby Redfort is our pick.",
            "Jack and Jill went up", "Alexander’s Bridge is the book club’s choice.", "The Green Mile is too old for us.", "Violet and the Bears",
            "Will of the Forest, read at two.",
        ]),
        ("decoy-boundary",
        [
            "There is still hope. Winters pass.", "Bring it to Jack. Frost is forecast.", "She moved with grace. Court was full.",
            "We love art. Field trips are fun.",
            "We surely will. Power is back!", "The stone is a ruby. Waters rose.", "Into the forest! Green leaves all over.", "See you in June. Meadows await.",
            "It is sunny; bank on it.", "Full marks for Mark! Chambers closes at four.", "Colours: violet, lane, green", "- Hope\n- Winters\n- Frost",
            "1. Grace\n2. Court\n3. Lane",
            "Readers this week: Omar. Hakim House leads.", "Helpers: Samuel\n\n\n\nWetherhill Farm trip on Monday",
            "Well played, Thomas! Fennimore House wins the cup.",
            "Thank you, Katherine. Ormsbridge Road is open again.", "Ruby; Waters; Lane", "• Jack\n• Frost", "By Forest? Green paint is dry.",
        ]),
    ];
}
