using System.Collections.Frozen;
using Countersign.Screening.Text;

namespace Countersign.Screening.Names;

/// <summary>First names and surnames that are also ordinary words, which a sentence may hold without meaning a child.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = (
        "amber angel april archer art august autumn bailey baker ball balls band bank banks barber barker barn baron bass bath baths bay beach bean beans "
        + "bear beard beck bee bell bench bent berry best bill birch bird birds bishop bishops black blade blaze blossom blue boat bob bold bolt bond "
        + "bone bones booth bow bower bowl bowls box branch brand brave bread breeze brewer brick bridge bridges bright broad brook brooke brooks brother "
        + "brown buck bud bull bunny burden burn burns burrows bus bush butcher butler button buttons cage cake camp cannon cape card cards carol "
        + "case cash castle cat cave chain chambers champion chance chandler chapel charity chase chaser chef cherry chess child childs chip chips choice "
        + "christian christmas church circle city clay clean clear clearly clerk clever cliff close cloud clover coach coal coast coffee coffin coin cold "
        + "colt comfort constant cook cooper coral corn cotton couch counter court coward craft crane cream creed crew crisp crook cross crow crown "
        + "cruise crust crystal curry curtain cut daisy dale dancer dare dark dash date dawn day dean dear deer delight dell destiny dew diamond dodge doll "
        + "dolly dolphin dot dove down downs draw drew driver drum drummer duke dust eager eagle earl earnest earth east easter echo eden edge elder elf elm "
        + "ember emerald england english essence eve ever evergreen fair fairy faith fall falls farm farmer fast fawn feather feathers fell fern fiddler "
        + "field fielder fields fig finch fine fire fish fisher fist flag flair flash fleet flint flood flora flores florist flower flowers flute fly fog "
        + "foot ford forest forge fort forte forth fortune foundation fox frame frank free freedom freeman french friar friday friend friends frost fry fun "
        + "furlong gaffer gage gale gallant game games garden gate gates gem gene gift ginger glass glee glen globe glory gold golden good goose grace grain "
        + "grange grant grass grave graves gray great green greens greenwood grey grim groom ground grove guard guest gull gully gunner guy hall ham hammer "
        + "hand hands handy happy harbour hard hardy hare hark harmony harp harper hart harvest hatch hatter haven hawk hay hays hazel head heard heart "
        + "hearts heath heather hedge hedges helm herald herb herd hero heron hide high highland hill hills hind hive hobby holder hole holiday hollow holly "
        + "home honey honor honour hood hook hooks hop hope hopper horn horse hound house houses hub huff hull hunt hunter husband hush ice icy inch indigo "
        + "innocence innocent iris iron island ivory ivy jack jade jam january jasmine jay jays jet jewel jolly jordan journey joy judge june juniper jury "
        + "just justice keen keep keeper kettle key keys kind kindness king kitchen kite knight knot lace lady lake lakes lamb lambs lamp lance land landing "
        + "lands lane large lark last late laugh laurel lavender law lawn lawyer leaf league leap learn leather ledger lee legend lemon lever liberty life "
        + "light lilac lily lime line link lion list little lively lock lodge loft london long lord lot love low lucky lush lyre mace mail main maker "
        + "male man mane manners manor maple marble march marina mark marks mars marsh marshal mason match may mayor mays meadow meadows meek mellow melody "
        + "memory mercury mercy merit merriment merry midnight midsummer might mild miles mill miller mills mindful mine minor minster mint miracle mirth "
        + "miss mist mole monday monk monkey moody moon moor moors morning morrow moss mote mountain mouse mouth music myrtle myth nail neat needs nest new "
        + "newcomer nick nile ninth nix noble noon north notion november novice nurse nut nutter oak oaks oats ocean october odd old olive olives onyx opal "
        + "orange orchard orchid organ otter over owl pace pack padding page pages paint painter palace palm pan panda pansy paper pardon paris parish "
        + "park parker parks parrot parsley parson parsons part party pass passion past paste pasture pat patch path patience peace peach peacock peak pear "
        + "pearl peck peel pen penny pepper perch perk petal petals phoenix pickles picture piece pier piers pike pilgrim pill pilot pine pink pip pit place "
        + "plain plan plane plank plant play player plough plum pocket poet point pole pond pool poppy port porter post pot pots potter pound pounds power "
        + "praise precious press pretty price pride priest prime primrose prince print prize promise proof proper prosper proud prudence pull pure purple "
        + "puzzle queen quest quick quiet quince rabbit race rack radish raft rail rain rainbow rains ram ramble ranger rank rapid raven ravens ray read "
        + "reader reading ready reason red reed reef regal remedy rex rice rich richer ride rider ridge right ring ringer rise river rivers road roads rob "
        + "robe robin robins rock rocket rod rogue roller roman romans roof rook room roost root roots rope rose rosemary roses rosy rough round rover row "
        + "rowan royal ruby rue rule rush rust rusty rye saddler saffron sage sail sailor saint sale salmon salt sand sandal sands sandy saturday savage "
        + "savannah saw sawyer scarlet scarlett school scout scribe sea seagull seal search season seat see seed seeds self senior sense serenity sergeant "
        + "shade shadow shake sharp shears sheep shelf shell shepherd shield ship shoes shook shop shore short shot shower sick side silence silk sill "
        + "silver simple sincere singer single skeleton skill skip skipper sky skye slack slate sleep slight slow small smart snail snow soft sole solo "
        + "sonny soul south spark sparks sparrow spear speed spell spice spike spinner spirit splendour spoon sport spot spring springs spruce square squire "
        + "stable staff stage stamp stand stands staple star stark starling stars stay steel steer step sterling steward stick sticks still stock stocks "
        + "stone stones storm stormy story straight strange stranger straw stream street streets stride string stringer strings stroll strong studio style "
        + "sue sugar suit summer summers sun sunday sunny sunshine surprise swallow swan sweep sweet swift swindle sword table tailor talent tall tar tawny "
        + "tea teal tell tempest temple tender tennis thistle thorn thorns thrift thrush thunder thyme tide tiger tiller timber time tin "
        + "tipper tipping toast toes tomb tong top topping torch tower towers town track trail train treasure tree trees trim trinity triumph trout true "
        + "truth tuck tudor tulip tune tunnel turtle twigs twin twine twist unity vale valentine valley van vane velvet venture verity verse vesper "
        + "victor vine vines viola violet violin virtue vision vivid voice vow voyage wade wager wake walk walker wall walls wand want war ward warm warren "
        + "wash watch water waters wave wax way weather weaver web wedding weeks welcome well wells welsh west wheat wheel wheeler whisper whistler white "
        + "wick wild wilder will willing willow win wind window winds wine wing wings winner winter winters wisdom wise wish wishes wit wizard wolf wonder "
        + "wood woodland woodman woods wool world worm worth worthy wrangler wreath wren wright yard yarrow year yellow yeoman yew young youth zeal zen zest "
        + "zion").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Fillers = (
        "the to and of in on at for is are was were be been our your their his her its we you they he she it this that these those with from by "
        + "as an or not but so if all any who what when where how which has have had do does did can could would should there here out up off over "
        + "into about after before back just more most new now then than them us my me no yes one two three four five six seven eight nine ten "
        + "year years week today tomorrow thank thanks please monday tuesday wednesday thursday friday saturday class school pupils children team "
        + "day days").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Forms = "mr mrs miss ms mx dr sir madam prof professor rev cllr st".Split(' ').ToFrozenSet();

    // These are ordinary words in small letters ("his sister Safiya").
    private static readonly FrozenSet<string> Offices =
        "lord lady king queen prince princess saint father sister captain nurse coach councillor".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> JoiningWords = "and n plus with et y e und en i og och ac a agus ve va es si ir oraz in".Split(' ').ToFrozenSet();

    /// <summary>Whether this is one of the words that sentences are full of and nobody is called.</summary>
    public static bool Fills(string letters) => Fillers.Contains(letters);

    public static bool Has(string letters) => Words.Contains(letters);

    /// <summary>Whether the name after this word is most likely a grown-up's.</summary>
    public static bool IsTitle(LetterStream stream, int word) =>
        Forms.Contains(stream.Word(word)) || (stream.IsCapital(word) && Offices.Contains(stream.Word(word)));

    /// <summary>Whether this word joins two first names before one surname.</summary>
    public static bool Joins(string letters) => JoiningWords.Contains(letters);
}
