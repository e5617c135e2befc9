using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Countersign.Policies.Drafts.Model;
using Countersign.Policies.Drafts.Propose;
using Countersign.Policies.Drafts.Start;
using Countersign.Policies.Drafts.Upload;
using Countersign.Policies.Drafts.Upload.Clauses;
using Countersign.Policies.Drafts.Upload.Reading;
using Countersign.Policies.Drafts.Upload.Word;

namespace Countersign.Tests.Policies.Drafts.Upload.Word;

/// <summary>
/// Forty made documents, read by us and by LibreOffice, paragraph by paragraph with their numbers. LibreOffice's texts are kept in a folder beside; where
/// COUNTERSIGN_LIBREOFFICE names the program, they are made anew and compared, and kept where COUNTERSIGN_RECORD is 1.
/// </summary>
public sealed partial class WordReaderTests
{
    private const int Documents = 40;

    private static readonly string Folder = Path.Combine(Checkout.Root, "tests/Countersign.Tests/Policies/Drafts/Upload/Word/libreoffice");

    private static readonly string? Office = Environment.GetEnvironmentVariable("COUNTERSIGN_LIBREOFFICE");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Proposals Nothing = new([PolicyTexts.Shipped("infant")]);

    public static bool HasOffice => Office is not null;

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Documents));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_made_document_reads_as_LibreOffice_reads_it(int number)
    {
        var theirs = File.ReadAllText(Path.Combine(Folder, Name(number) + ".txt")).Split('\n').Select(Comparable).Where(line => line.Length > 0);

        var ours = Read(number).Paragraphs.Where(paragraph => !paragraph.Text.StartsWith("Box ", StringComparison.Ordinal))
            .SelectMany(paragraph => $"{paragraph.Label} {paragraph.Text}".Split('\n')).Select(Comparable).Where(line => line.Length > 0);

        // LibreOffice 7.4 does not know isLgl, by which 17.9.4 has every level of a label in digits.
        Assert.Equal(theirs, ours, (one, other) => one == other || (IsLegal(number) && Label().Replace(one, "") == Label().Replace(other, "")));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_word_of_a_made_document_is_lost_or_stands_twice_in_its_draft_which_can_be_read(int number)
    {
        var brought = BroughtPolicy.Of(Read(number), "made.docx");

        Assert.Empty(brought.Differences);
        Assert.Empty(DraftText.Of(DraftCreation.Draft(brought, Nothing, default, default, default)).Read().Problems);
        Assert.All(brought.LeftOut, left => Assert.True(left.Text.Contains('‹', StringComparison.Ordinal) || left.What == LeftOutKinds.NumberWord, left.Text));
    }

    [Fact(SkipUnless = nameof(HasOffice), Skip = "COUNTERSIGN_LIBREOFFICE names no program")]
    public async Task LibreOffice_still_reads_them_so()
    {
        var folder = Directory.CreateTempSubdirectory("made-").FullName;
        for (var number = 0; number < Documents; number++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, Name(number) + ".docx"), MadeDocument.Number(number), Ct);
        }

        using var office = Process.Start(new ProcessStartInfo(
            Office!,
            [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, .. Directory.GetFiles(folder, "*.docx")]))!;
        await office.WaitForExitAsync(Ct);

        foreach (var made in Directory.GetFiles(folder, "*.txt"))
        {
            var text = (await File.ReadAllTextAsync(made, Ct)).ReplaceLineEndings("\n").TrimEnd() + "\n";
            var kept = Path.Combine(Folder, Path.GetFileName(made));
            if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
            {
                await File.WriteAllTextAsync(kept, text, Ct);
            }

            Assert.Equal(await File.ReadAllTextAsync(kept, Ct), text);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static bool IsLegal(int number) => MadeLists.All[number % MadeLists.All.Count].Name == "legal";

    private static string Name(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static ReadDocument Read(int number) => Assert.IsType<Outcome<ReadDocument>.Done>(WordReader.Read(MadeDocument.Number(number))).Value;

    // LibreOffice shows bullets, what was deleted, moved or hidden, and the marks of notes without brackets.
    private static string Comparable(string line) =>
        Space().Replace(Mark().Replace(Unseen().Replace(line.TrimStart('\uFEFF'), ""), "$1"), " ").Trim().TrimStart('•', '–', '◦', '▪', ' ');

    [GeneratedRegex("^[0-9IVX]+[.][0-9a-z.]* ")]
    private static partial Regex Label();

    [GeneratedRegex("‹[^›]*›")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
