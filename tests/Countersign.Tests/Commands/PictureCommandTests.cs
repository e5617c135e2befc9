using System.Text.Json.Nodes;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[Trait("Database", "none")]
public sealed class PictureCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_picture_is_made_into_what_a_place_takes_and_what_was_done_is_said()
    {
        var (end, made) = await Run("bluesky", PictureCase.Read("motion-photo.jpg"));

        Assert.Equal(0, end);
        Assert.True(File.Exists(made));
        Assert.Contains("image/jpeg, 96 by 160 pixels", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("Removed: exif, location, trailer.", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("It was turned the right way up.", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_says_the_same()
    {
        var (end, made) = await Run("noticeboard", PictureCase.Read("motion-photo.jpg"), "--json");

        var said = JsonNode.Parse(TestConsole.Printed)!;
        Assert.Equal(0, end);
        Assert.Equal("""{"type":"image/jpeg","width":160,"height":96,"bytes":3422}""", said["from"]!.ToJsonString());
        Assert.Equal($$"""{"type":"image/jpeg","width":96,"height":160,"bytes":{{new FileInfo(made).Length}}}""", said["to"]!.ToJsonString());
        Assert.Equal("""["exif","location","trailer"]""", said["removed"]!.ToJsonString());
        Assert.Equal("true false", $"{said["turned"]} {said["shrunk"]}");
        Assert.Null(said["refused"]);
    }

    [Theory]
    [InlineData("jpeg", "too-many-pixels")]
    [InlineData("png", "too-many-pixels")]
    [InlineData("zip", "not-a-picture")]
    public async Task What_is_refused_ends_with_2_a_sentence_and_a_code_and_writes_nothing(string kind, string code)
    {
        var bytes = kind switch
        {
            "jpeg" => JpegOf.Of(JpegOf.Frame(65_500, 65_500), scanData: new byte[5_000]),
            "png" => PngOf.Plain(30_000, 30_000),
            _ => [.. "PK\u0003\u0004"u8, .. JpegOf.Plain()],
        };

        var (end, made) = await Run("bluesky", bytes, "--json");

        var said = JsonNode.Parse(TestConsole.Printed)!;
        Assert.Equal(2, end);
        Assert.False(File.Exists(made));
        Assert.Null(said["to"]);
        Assert.Equal(code, said["refused"]!["code"]!.GetValue<string>());
        Assert.NotEqual("", said["refused"]!["sentence"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_place_that_is_not_known_is_answered_with_those_that_are()
    {
        var (end, _) = await Run("elsewhere", JpegOf.Plain());

        Assert.Equal(1, end);
        Assert.Contains("write bluesky or class-app or facebook", TestConsole.Printed, StringComparison.Ordinal);
    }

    private async Task<(int End, string Made)> Run(string place, byte[] bytes, params string[] more)
    {
        var (file, made) = (Path.Combine(folder.FullName, "picture"), Path.Combine(folder.FullName, "made"));
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        return (await CommandLine.Run(["picture", file, "--for", place, "--out", made, .. more]), made);
    }
}
