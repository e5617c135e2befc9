using System.CommandLine;
using System.Runtime.Versioning;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[UnsupportedOSPlatform("windows")]
public sealed class SettingsOptionsTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = OwnerAlone | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("countersign-settings-").FullName;

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

    private static UnixFileMode ModeOf(string data)
    {
        var settings = new SettingsOptions();
        var command = new RootCommand();
        settings.AddTo(command);
        return File.GetUnixFileMode(settings.Read(command.Parse(["--data", data])).DataFolder);
    }
}
