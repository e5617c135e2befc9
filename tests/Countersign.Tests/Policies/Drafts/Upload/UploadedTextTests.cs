using System.Text;
using Countersign.Foundation.Worker;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Reading;
using Microsoft.Extensions.Logging.Abstractions;
using static Countersign.Tests.Policies.Drafts.Upload.WordSample;

namespace Countersign.Tests.Policies.Drafts.Upload;

/// <summary>Files made to bring the program down. Each gets one sentence, from one and the same worker.</summary>
public sealed class UploadedTextTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Dictionary<string, (string Name, byte[] Bytes, string Sentence)> Attacks => new()
    {
        ["30,000 elements inside each other"] = ("a.docx", Raw(Around(Nested("w:sdtContent", 30_000))), "put together in a way that no policy needs"),
        ["30,000 paragraphs inside each other"] = ("a.docx", Raw(Around(Nested("w:p", 30_000))), "put together in a way that no policy needs"),
        ["30,000 elements inside each other in the lists"] =
            ("a.docx", Raw(Around("<w:p/>"), Lists(Nested("w:lvl", 30_000))), "put together in a way that no policy needs"),
        ["more elements than a policy has"] =
            ("a.docx", Raw(Around(string.Concat(Enumerable.Repeat("<w:p/>", UploadLimits.Elements)))), "put together in a way that no policy needs"),
        ["one element with thousands of attributes"] =
            ("a.docx", Raw(Around($"<w:p {string.Concat(Enumerable.Range(0, 9_000).Select(name => $"a{name}='1' "))}/>")), "put together in a way that no policy needs"),
        ["entities that grow"] =
            ("a.docx", Raw("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + Around("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")), "damaged"),
        ["more paragraphs than a policy has"] =
            ("a.docx", Raw(Around(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 6_000)))), "far more text than a policy"),
        ["more text than a policy has"] = ("a.docx", Raw(Around($"<w:p><w:r><w:t>{new string('a', 1_100_000)}</w:t></w:r></w:p>")), "far more text than a policy"),
        ["a part that unpacks to gigabytes"] = ("a.docx", With(Raw(Around("<w:p/>")), "word/media/a.bin", new byte[70_000_000]), "unpacks to far more"),
        ["more parts than a policy has"] = ("a.docx", WithParts(Raw(Around("<w:p/>")), 1_200), "put together in a way that no policy needs"),
        ["30,000 lists inside each other in an OpenDocument text"] =
            ("a.odt", With(With(Raw(Around("<w:p/>")), "mimetype", []), "content.xml", Encoding.UTF8.GetBytes($"<w:p xmlns:w='w'>{Nested("w:list", 30_000)}</w:p>")), "put together in a way that no policy needs"),
        ["a PDF of arrays inside each other"] = ("a.pdf", Encoding.UTF8.GetBytes("%PDF-1.7\n1 0 obj\n" + new string('[', 30_000) + "\nendobj\n"), "is damaged or is not a PDF"),
        ["100,000 short paragraphs"] = ("a.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n\n", 100_000))), "far more text than a policy"),
        ["text without end"] = ("a.txt", new byte[5_000_000].Select(_ => (byte)'a').ToArray(), "far more text than a policy"),
    };

    [Fact]
    public async Task Whatever_is_in_a_file_one_sentence_refuses_it_and_the_same_worker_goes_on()
    {
        using var workers = new Workers(NullLogger<Workers>.Instance);
        var text = new UploadedText(workers);

        foreach (var (what, (name, bytes, sentence)) in Attacks)
        {
            var refused = Assert.IsType<Outcome<ReadDocument>.Refused>(await text.Read(name, bytes, Ct)).Why.Sentence;
            Assert.True(refused.Contains(sentence, StringComparison.Ordinal), $"{what}: {refused}");
        }

        Assert.Equal(1, workers.Started);
        Assert.InRange(workers.PeakResident, 1, WorkerProgram.MostResident);
    }

    [Fact]
    public void A_file_of_four_kilobytes_is_enough_to_nest_30_000_elements() => Assert.InRange(Raw(Around(Nested("w:sdtContent", 30_000))).Length, 1, 4_096);

    [Fact]
    public async Task Eight_thousand_lists_and_two_hundred_thousand_short_lines_are_read()
    {
        var lists = Enumerable.Range(1, 8_000).ToList();
        var text = new UploadedText(SampleWorkers.Shared);

        var word = await text.Read(
            "lists.docx",
            Raw(
                Around(string.Concat(lists.Take(4_000).Select(list => $"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"))),
                Lists(string.Concat(lists.Select(list => $"<w:abstractNum w:abstractNumId='{list}'><w:lvl w:ilvl='0'><w:start w:val='{list}'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"))
                    + string.Concat(lists.Select(list => $"<w:num w:numId='{list}'><w:abstractNumId w:val='{list}'/></w:num>")))),
            Ct);
        var plain = await text.Read("lines.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 200_000))), Ct);

        Assert.Equal(("1.", "2.", "4000."), (Done(word)[0].Label, Done(word)[1].Label, Done(word)[^1].Label));
        Assert.Equal(399_999, Assert.Single(Done(plain)).Text.Length);
    }

    private static IReadOnlyList<UploadedParagraph> Done(Outcome<ReadDocument> outcome) =>
        Assert.IsType<Outcome<ReadDocument>.Done>(outcome).Value.Paragraphs;

    private static string Nested(string element, int times) =>
        string.Concat(Enumerable.Repeat($"<{element}>", times)) + string.Concat(Enumerable.Repeat($"</{element}>", times));

    private static byte[] WithParts(byte[] word, int parts)
    {
        using var bytes = new MemoryStream();
        bytes.Write(word);
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var part = 0; part < parts; part++)
            {
                zip.CreateEntry($"word/media/{part}.png");
            }
        }

        return bytes.ToArray();
    }
}
