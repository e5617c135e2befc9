using System.Runtime.Versioning;
using Countersign.Foundation.Database;

namespace Countersign.Tests.Foundation.Database;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = OwnerAlone | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("countersign-folder-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_data_folder_is_for_its_owner_alone() => Assert.Equal(OwnerAlone, ModeOf(Path.Combine(folder, "data")));

    [Theory]
    [InlineData(null, OwnerAlone)]
    [InlineData("countersign.db", OwnerAlone)]
    [InlineData("running.lock", OwnerAlone)]
    [InlineData("checkpoints.jsonl", OwnerAlone)]
    [InlineData("letters.docx", Everybody)]
    public void One_that_others_could_read_is_narrowed_where_it_is_ours(string? holds, UnixFileMode mode)
    {
        File.SetUnixFileMode(folder, Everybody);
        if (holds is not null)
        {
            File.WriteAllText(Path.Combine(folder, holds), "");
        }

        Assert.Equal(mode, ModeOf(folder));
    }

    [Fact]
    public void One_that_cannot_be_made_is_a_sentence()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        var refused = Assert.IsType<Outcome<string>.Refused>(DataFolder.Open(Settings(Path.Combine(file, "data"))));

        Assert.StartsWith("Nothing can be written in ", refused.Why.Sentence, StringComparison.Ordinal);
    }

    private static UnixFileMode ModeOf(string data)
    {
        Assert.IsType<Outcome<string>.Done>(DataFolder.Open(Settings(data)));
        return File.GetUnixFileMode(data);
    }

    private static CountersignSettings Settings(string data) => new() { DataFolder = data, PublicAddress = new Uri("http://localhost/") };
}
