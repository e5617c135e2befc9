using System.IO.Compression;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;
using DocumentFormat.OpenXml.Packaging;

namespace Countersign.Tests.Architecture;

/// <summary>Who may open a container, a Word document or a picture: what a worker runs, what writes one, and the operator's own backup.</summary>
[Trait("Database", "none")]
public sealed class OpenersTests
{
    // Each with the reason that it may.
    private static readonly Dictionary<string, string> May = new()
    {
        ["Countersign.Policies.Drafts.Upload.Reading.ContainerBounds"] = "called by UploadTasks alone",
        ["Countersign.Policies.Drafts.Upload.Word.WordReader"] = "called by UploadTasks alone",
        ["Countersign.Policies.Drafts.Upload.OpenDocument.OdtFile"] = "called by OdtReader alone",
        ["Countersign.People.Sheets.Workbook"] = "called by SheetTasks alone",
        ["Countersign.Posts.Pictures.PictureTask"] = "runs in a worker",
        ["Countersign.Posts.Evidence.UnpackedEvidence"] = "called by the task of EvidenceCheck alone",
        ["Countersign.Posts.Evidence.EvidenceEntries"] = "writes",
        ["Countersign.Policies.Public.WordFile"] = "writes",
        ["Countersign.Foundation.Backup.BackupFile"] = "the operator's command",
        ["Countersign.Foundation.Backup.BackupReader"] = "the operator's command",
        ["Countersign.Foundation.Backup.BackupWriter"] = "the operator's command",
        ["Countersign.Foundation.Backup.Backups"] = "the operator's command",
    };

    private static readonly Dictionary<string, string> InWorkersAlone = new()
    {
        ["Countersign.Policies.Drafts.Upload.Word.WordReader"] = "Countersign.Policies.Drafts.Upload.UploadTasks",
        ["Countersign.Policies.Drafts.Upload.OpenDocument.OdtReader"] = "Countersign.Policies.Drafts.Upload.UploadTasks",
        ["Countersign.Policies.Drafts.Upload.OpenDocument.OdtFile"] = string.Join(
            ' ',
            ((string[])["OdtReader", "OdtStyles", "OdtSeen"]).Select(name => "Countersign.Policies.Drafts.Upload.OpenDocument." + name)),
        ["Countersign.Policies.Drafts.Upload.Reading.ContainerBounds"] = string.Join(
            ' ',
            ((string[])["UploadTasks", "Word.WordReader", "OpenDocument.OdtFile", "OpenDocument.OdtReader"]).Select(name => "Countersign.Policies.Drafts.Upload." + name)),
        ["Countersign.People.Sheets.Workbook"] = "Countersign.People.Sheets.SheetTasks",
        ["Countersign.Posts.Evidence.UnpackedEvidence"] =
            "Countersign.Posts.Evidence.EvidenceCheck Countersign.Posts.Evidence.EvidenceReading Countersign.Posts.Evidence.EvidenceSeal",
    };

    private static readonly Type[] Openers =
        [typeof(ZipArchive), typeof(ZipArchiveEntry), typeof(ZipFile), typeof(WordprocessingDocument), typeof(PictureGate), typeof(PictureCleaner), typeof(PicturePreparer)];

    private static readonly List<(string User, string Used)> Uses = [.. ArchitectureTests.AllTypes
        .SelectMany(type => UsedTypes.Of(type).Select(used => (User: Outermost(type), Used: used)))
        .Select(use => (User: use.User.FullName!, Used: Outermost(use.Used).FullName!))
        .Where(use => use.User != use.Used)
        .Distinct()];

    [Fact]
    public void Nothing_but_what_a_worker_runs_opens_what_people_bring()
    {
        var names = Openers.Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);

        var found = Uses.Where(use => names.Contains(use.Used) && !use.User.StartsWith("Countersign.Screening.Pictures.", StringComparison.Ordinal)).Select(use => use.User).Distinct();

        Assert.Equal(May.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_opens_in_a_worker_is_called_by_its_task_alone() => Assert.All(
        InWorkersAlone,
        allowed => Assert.Empty(Uses.Where(use => use.Used == allowed.Key).Select(use => use.User).Except(allowed.Value.Split(' '))));

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;
}
