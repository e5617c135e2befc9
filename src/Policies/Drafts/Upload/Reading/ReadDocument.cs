namespace Countersign.Policies.Drafts.Upload.Reading;

/// <summary>What a document says, taken from whatever kind of file it came in.</summary>
/// <param name="LeftOut">What is not among the paragraphs, and why.</param>
/// <param name="Seen">
/// The lines that a reader of the document sees, collected a second time and in another way, so that the draft can be compared with them.
/// </param>
internal sealed record ReadDocument(IReadOnlyList<UploadedParagraph> Paragraphs, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> Seen)
{
    /// <summary>What a person has to know about how this kind of file was read.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <summary>Something of the document that does not come into the draft.</summary>
/// <param name="What">One of <see cref="LeftOutKinds"/>.</param>
internal sealed record LeftOut(string What, string Text);

/// <summary>The kinds of what is left out, each with the reason that is given to whoever brought the document.</summary>
internal static class LeftOutKinds
{
    public const string Contents = "contents page";
    public const string Deleted = "deleted text";
    public const string Moved = "moved text";
    public const string Hidden = "hidden text";
    public const string Comment = "comment";
    public const string Header = "header";
    public const string Footer = "footer";
    public const string Picture = "picture";
    public const string EmptyNumber = "number without words";
    public const string NumberWord = "word before a number";
    public const string Embedded = "embedded document";
    public const string FieldCode = "code of a field";
    public const string Block = "block of a policy";

    private static readonly Dictionary<string, (string Why, bool Seen)> Known = new()
    {
        [Contents] = ("The program makes its own list of contents", true),
        [Deleted] = ("It was deleted with changes tracked, so the final text does not have it", false),
        [Moved] = ("It was moved with changes tracked; it stands in its new place once", false),
        [Hidden] = ("It is formatted as hidden, so nobody who reads or prints the document sees it", false),
        [Comment] = ("A comment speaks about the text and is no part of it", false),
        [Header] = ("It stands at the top of pages and not in the text", true),
        [Footer] = ("It stands at the foot of pages and not in the text", true),
        [Picture] = ("Pictures are not taken over; what they show has to be written", false),
        [EmptyNumber] = ("The document shows a number and nothing after it", true),
        [NumberWord] = ("The clause is cited by its number alone", false),
        [Embedded] = ("Another document is embedded here; copy its text into this one if it belongs to the policy", false),
        [FieldCode] = ("It tells Word what to put here and is not shown; what Word put here stands in the text", false),
        [Block] = ("Blocks and the lines at the head of a file are weighed anew", true),
    };

    public static string Why(string what) => Known[what].Why;

    /// <summary>Whether somebody who reads the document sees it; what they do not see is missed by nobody.</summary>
    public static bool IsSeen(string what) => Known[what].Seen;

    public static bool Exists(string what) => Known.ContainsKey(what);
}
