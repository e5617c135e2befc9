using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Policies.Drafts.Upload;

public class UploadTests
{
    [Fact]
    public async Task Numbers_that_Word_works_out_are_found_and_kept()
    {
        var found = ClauseBuilder.In(await Read("policy.docx", Numbered()));

        Assert.Equal("Our social media policy", found.Title);
        Assert.Equal(["1", "1.1", "1.2", "2", "2.1", "2.1-a"], found.Clauses.Select(clause => clause.Number));
        Assert.Equal(("Contact with pupils", ""), (found.Clauses[0].Heading, found.Clauses[0].Text));
        Assert.Equal(("", "Staff do not accept friend requests from pupils."), (found.Clauses[1].Heading, found.Clauses[1].Text));
    }

    [Fact]
    public async Task Plain_text_keeps_its_clauses_and_their_lists()
    {
        var found = ClauseBuilder.In(await Read("policy.txt", "Social media\n\n1. Who is bound\nEverybody who works here,\npaid or not.\n\n2. Pictures\n- of pupils\n- of staff\n"u8.ToArray()));

        Assert.Equal([(null, "", "Social media"), ("1", "Who is bound", "Everybody who works here, paid or not."), ("2", "Pictures", "- of pupils\n- of staff")], found.Clauses.Select(clause => (clause.Number, clause.Heading, clause.Text)));
    }

    [Fact]
    public async Task A_document_without_any_number_is_numbered_by_its_headings()
    {
        var found = ClauseBuilder.In(await Read("policy.md", "# Our policy\n\n## Who\n\nEverybody.\n\n## Pictures\n\nAsk first.\n"u8.ToArray()));

        Assert.Equal("Our policy", found.Title);
        Assert.Equal([("1", "Who", "Everybody."), ("2", "Pictures", "Ask first.")], found.Clauses.Select(clause => (clause.Number!, clause.Heading, clause.Text)));
    }

    [Fact]
    public async Task A_document_of_bare_paragraphs_has_a_clause_for_each()
    {
        var found = ClauseBuilder.In(await Read("policy.txt", "Staff ask first.\n\nPupils do not post.\n\nParents are welcome.\n"u8.ToArray()));

        Assert.Equal([("1", "Staff ask first."), ("2", "Pupils do not post."), ("3", "Parents are welcome.")], found.Clauses.Select(clause => (clause.Number!, clause.Text)));
    }

    [Fact]
    public async Task Lists_that_begin_at_one_again_do_not_give_two_clauses_one_number()
    {
        var found = ClauseBuilder.In(await Read("policy.txt", "1.1 Do\n1. ask first.\n2. be kind.\n1.2 Do not\n1. hurry.\n2. guess.\n"u8.ToArray()));

        Assert.Equal(["1.1", "1", "2", "1.2", "1.2-1", "1.2-2"], found.Clauses.Select(clause => clause.Number));
    }

    [Theory]
    [InlineData("Appendix A: Pupils' own telephones", "A-1")]
    [InlineData("ANNEX B", "B-1")]
    [InlineData("Appendix A says where telephones stay.", "1.1-1")]
    [InlineData("Appendix A and the form", "1.1-1")]
    public async Task An_appendix_that_nobody_made_a_heading_is_one_where_its_line_says_no_more(string line, string cited)
    {
        var found = ClauseBuilder.In(await Read("policy.docx", Make(Paragraph("1. Staff"), Paragraph("1.1 Staff ask first."), Paragraph(line), Paragraph("1. Telephones"))));

        Assert.Equal(cited, found.Clauses[^1].Number);
        Assert.Equal(cited[0] != '1', found.Clauses.Any(clause => clause.Heading == line));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "policy.docx", [], "The file is empty" },
        { "policy.docx", "PK but no more"u8.ToArray(), "damaged or is not a Word document" },
        { "policy.docx", Numbered()[..900], "damaged or is not a Word document" },
        { "policy.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "locked with a password" },
        { "policy.doc", [0xD0, 0xCF, 0x11, 0xE0], "old Word file" },
        { "policy.docm", Numbered(), "carries macros" },
        { "policy.docx", With(Numbered(), "word/vbaProject.bin", [1, 2, 3]), "carries macros" },
        { "policy.docx", With(Numbered(), "word/media/huge.bin", new byte[70_000_000]), "unpacks to far more" },
        { "policy.pdf", "%PDF-1.7"u8.ToArray(), "damaged or is not a PDF" },
        { "policy.rtf", "{\\rtf1"u8.ToArray(), "Word document (.docx) as the kind of file" },
        { "policy.odt", "PK but no more"u8.ToArray(), "is not an OpenDocument text" },
        { "policy.exe", [1], "Choose a Word document" },
        { "policy", [1], "Choose a Word document" },
        { "policy.txt", [0x63, 0x61, 0x66, 0xE9], "is not UTF-8 text" },
        { "policy.txt", "\n \n\t\n"u8.ToArray(), "No text was found" },
        { "policy.docx", Make(Paragraph("   ")), "No text was found" },
        { "policy.txt", new byte[UploadLimits.Bytes + 1], "larger than 10 MB" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_refused_in_a_sentence_that_says_what_to_do(string name, byte[] bytes, string sentence)
    {
        var outcome = await new UploadedText(SampleWorkers.Shared).Read(name, bytes, TestContext.Current.CancellationToken);

        Assert.Contains(sentence, Assert.IsType<Outcome<ReadDocument>.Refused>(outcome).Why.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_that_is_based_on_itself_is_read_all_the_same()
    {
        var read = await Read("policy.docx", Make(Paragraph("1.1 Ask first.", "Looped")));

        Assert.Equal("1.1 Ask first.", read[0].Text);
    }

    private static async Task<IReadOnlyList<UploadedParagraph>> Read(string name, byte[] bytes) => Assert.IsType<Outcome<ReadDocument>.Done>(
        await new UploadedText(SampleWorkers.Shared).Read(name, bytes, TestContext.Current.CancellationToken)).Value.Paragraphs;
}
