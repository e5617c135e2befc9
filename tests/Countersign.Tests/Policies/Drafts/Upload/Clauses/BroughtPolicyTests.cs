using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;

namespace Countersign.Tests.Policies.Drafts.Upload.Clauses;

/// <summary>Documents from the field, each read as it must be: number, heading and text of every clause, and what is left out.</summary>
public sealed class BroughtPolicyTests
{
    private const string Accounts = "1 Accounts;1.1 Work accounts: Staff keep work and private accounts apart.;1.2 Private accounts: Nobody posts a picture without consent.;2 Posts;2.1 Checking: A post is checked by a colleague.";

    private const string Headed = "1 Accounts: Staff keep work and private accounts apart./They never use a private account for school work.;2 Pictures: Nobody posts a picture without consent./Consent is kept in the office.;3 Posts: A post is checked by a colleague.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Cases => new()
    {
        { "d01-level-linked-by-pStyle", Accounts, "" },
        { "d03-numStyleLink", "1 Accounts;1.1 : Staff keep work and private accounts apart.;1.2 : Nobody posts a picture without consent.;2 Posts;2.1 : A post is checked by a colleague.;2.2 : The headteacher approves each post.", "" },
        { "d08-tracked-move", "1 : Staff keep work and private accounts apart.;2 : Nobody posts a picture without consent.;3 : Staff never accept pupils as friends.;4 : A post is checked by a colleague.", "moved text: 2. Staff never accept pupils as friends." },
        { "d09-ins-del", "1 : Staff may never message a pupil privately.;2 : New clause about consent.", "deleted text: sometimes;deleted text: 2. Old clause." },
        { "d10-text-box", "1 : Staff keep work and private accounts apart.;2 : Worried about a post? Tell the designated safeguarding lead at once.;3 : A post is checked by a colleague.", "" },
        { "d11-contents-page", Accounts, "contents page: Contents;contents page: 1. Accounts 2;contents page: 1.1 Work accounts 2;contents page: 1.2 Private accounts 2;contents page: 2. Posts 3;contents page: 2.1 Checking 3" },
        { "d13-hidden-text", "1 : Staff may post pictures with consent.", "hidden text: NOTE TO SELF: ask the union first" },
        { "d14-footnote-comment", "1 : Data is kept as the law says[1]./[1] Only until the pupil leaves.", "comment: Is this right?" },
        { "d15-dates-times-versions", "- : Version | Date | Change/1.0 | 01.09.24 | First issue/1.1 | 12.01.25 | Clause 3 added/01.09.26 Reviewed by the governors.;1 : Staff keep work and private accounts apart./8.30 am to 4.30 pm: the account is watched.;2 : Nobody posts a picture without consent./2.5 million people use such sites.;3 : A post is checked by a colleague.", "" },
        { "d27-fields", "1 : See clause 4.2, and write to the office by Monday in Sheffield.", "" },
        { "d33-letters-under-clause", "1 Accounts;1.1 : Staff must not:/(a) accept pupils;/(b) message pupils.;1.2 : Nobody posts a picture without consent.", "" },
        { "d35-appendix-restarts", "1 Accounts;1.1 : Staff keep work and private accounts apart.;2 Posts;2.1 : A post is checked by a colleague.;- Appendix A: Consent;A-1 Purpose;A-1.1 : Nobody posts a picture without consent.", "" },
        { "d37-clauses-in-table", "- : No. | Rule | Who;1 : Staff keep work and private accounts apart./All staff;2 : Nobody posts a picture without consent./Teachers;3 : A post is checked by a colleague./Colleagues", "" },
        { "d50-google-docs-headings", Headed, "" },
        { "d50b-same-from-word", Headed, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_document_from_the_field_is_read_word_for_word(string name, string clauses, string leftOut)
    {
        var brought = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read(name)).Value, name + ".docx");

        Assert.Equal(clauses, string.Join(';', brought.Found.Clauses.Select(clause =>
            $"{clause.Number ?? "-"} {clause.Heading}{(clause.Text.Length == 0 ? "" : $": {clause.Text.Replace('\n', '/')}")}")));
        Assert.Equal(leftOut, string.Join(';', brought.LeftOut.Select(left => $"{left.What}: {left.Text.Replace('\t', ' ')}")));
        Assert.Equal("Social media policy", brought.Front["title"]);
        Assert.Empty(brought.Differences);
    }

    [Theory]
    [InlineData("d09-ins-del")]
    [InlineData("d10-text-box")]
    [InlineData("d11-contents-page")]
    [InlineData("d14-footnote-comment")]
    [InlineData("d33-letters-under-clause")]
    [InlineData("d35-appendix-restarts")]
    [InlineData("d37-clauses-in-table")]
    public async Task The_same_document_saved_as_OpenDocument_is_read_as_the_one_from_Word(string name)
    {
        var word = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read(name)).Value, "a.docx");
        var open = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read(name, ".odt")).Value, "a.odt");

        Assert.Equal(word.Pieces, open.Pieces);
        Assert.Equal(word.LeftOut, open.LeftOut);
        Assert.Equal(word.Told, open.Told);
        Assert.Equal(word.Front, open.Front);
        Assert.Empty(open.Differences);
    }

    [Theory]
    [InlineData("d33-letters-under-clause")]
    [InlineData("d35-appendix-restarts")]
    public async Task A_PDF_that_carries_text_is_read_and_says_that_it_keeps_no_structure(string name)
    {
        var word = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read(name)).Value, "a.docx");
        var pdf = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read(name, ".pdf")).Value, "a.pdf");

        Assert.Equal(word.Found.Clauses.Select(clause => (clause.Number, clause.Text)), pdf.Found.Clauses.Where(clause => clause.Heading != "Social media policy").Select(clause => (clause.Number, clause.Text)));
        Assert.StartsWith("A PDF keeps neither paragraphs nor tables", pdf.Told[0], StringComparison.Ordinal);
        Assert.Empty(pdf.Differences);
    }

    [Theory]
    [InlineData("d41-nested-2000")]
    [InlineData("d41-nested-200000")]
    public async Task What_is_nested_too_deeply_is_refused(string name) =>
        Assert.Contains("put together in a way that no policy needs", Assert.IsType<Outcome<ReadDocument>.Refused>(await Read(name)).Why.Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task A_number_that_is_given_twice_and_a_note_that_moves_are_told()
    {
        var appendix = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read("d35-appendix-restarts")).Value, "a.docx");
        var noted = BroughtPolicy.Of(Assert.IsType<Outcome<ReadDocument>.Done>(await Read("d14-footnote-comment")).Value, "a.docx");

        Assert.Equal(
            ["“1. Purpose” is cited as A-1, because the document has another 1 before it", "“1.1 Nobody posts a picture without consent.” is cited as A-1.1, because the document has another 1.1 before it"],
            appendix.Told);
        Assert.Equal(["The footnote “[1] Only until the pupil leaves.” stands at the end of clause 1"], noted.Told);
    }

    [Fact]
    public void A_word_that_is_lost_said_twice_or_made_up_is_named()
    {
        var document = new ReadDocument([new UploadedParagraph("1. Staff ask first."), new UploadedParagraph("2. Pupils do not post.")], [], ["1. Staff ask first.", "2. Pupils do not post at home."]);

        var brought = BroughtPolicy.Of(document with { Paragraphs = [.. document.Paragraphs, new UploadedParagraph("Staff")] }, "Policy.docx");

        Assert.Equal([("Staff", 1, 2), ("at", 1, 0), ("home", 1, 0)], brought.Differences.Select(one => (one.Word, one.InDocument, one.InDraft)));
        Assert.Contains("words are missing", brought.Differences[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_of_the_draft_begins_where_nobody_sees_one_begin()
    {
        var bytes = WordSample.Raw(WordSample.Around("<w:p><w:r><w:t>1. Posts</w:t></w:r></w:p><w:p><w:r><w:t>Staff ask first.\u2028# 9 Heading\u2029- more</w:t></w:r></w:p>"));

        var brought = BroughtPolicy.Of(
            Assert.IsType<Outcome<ReadDocument>.Done>(await new UploadedText(SampleWorkers.Shared).Read("a.docx", bytes, Ct)).Value,
            "Our policy\u2028layer: law.docx");

        Assert.Equal("Our policy layer: law", brought.Front["title"]);
        Assert.DoesNotContain(brought.Pieces, piece => piece.Prose.IndexOfAny(['\u2028', '\u2029', '\u0085']) >= 0);
        Assert.Contains(brought.Pieces, piece => (piece.Heading + piece.Prose).Contains(@"\# 9 Heading", StringComparison.Ordinal));
        Assert.Empty(brought.Differences);
    }

    private static async Task<Outcome<ReadDocument>> Read(string name, string ending = ".docx") => await new UploadedText(SampleWorkers.Shared).Read(
        name + ending,
        await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Clauses/cases", name + ending), Ct),
        Ct);
}
