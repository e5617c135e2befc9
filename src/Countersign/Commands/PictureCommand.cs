using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Countersign.Foundation.Worker;
using Countersign.Platforms;
using Countersign.Platforms.Contract;
using Countersign.Posts;
using Countersign.Posts.Pictures;
using Countersign.Screening.Pictures;
using Countersign.Screening.Pictures.Render;
using Microsoft.Extensions.Logging.Abstractions;

namespace Countersign.Commands;

/// <summary>Makes of a picture what a place would be sent of it, and says what was done. It needs no server and no database.</summary>
internal static class PictureCommand
{
    /// <summary>How it ends where the picture is refused.</summary>
    private const int RefusedCode = 2;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "a picture" };
        var place = new Option<string>("--for") { Description = "where it would go, such as bluesky or noticeboard", Required = true };
        var made = new Option<FileInfo>("--out") { Description = "the file to write", Required = true };
        var json = new Option<bool>("--json") { Description = "answer as JSON" };
        var command = new Command("picture", "make of a picture what a place is sent of it; ends with 2 where it is refused") { file, place, made, json };
        command.SetAction((line, ct) =>
            Run(line.GetRequiredValue(file), line.GetRequiredValue(place), line.GetRequiredValue(made), line.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(FileInfo file, string place, FileInfo made, bool json, CancellationToken ct)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"{file}: there is no such file");
            return 1;
        }

        var places = Places();
        if (!places.TryGetValue(place, out var fit))
        {
            await Console.Error.WriteLineAsync($"there is no place `{place}`; write {string.Join(" or ", places.Keys.Order(StringComparer.Ordinal))}");
            return 1;
        }

        if (file.Length > PictureLimits.Bytes)
        {
            return Say(null, made, json, new Refusal("This file is larger than 20 MB; make the picture smaller and try again"), "too-many-bytes");
        }

        using var workers = new Workers(NullLogger<Workers>.Instance);
        switch (await PictureWork.Prepare(workers, await File.ReadAllBytesAsync(file.FullName, ct), [fit], ct))
        {
            case Outcome<PreparedPicture>.Done({ Refused: null } picture):
                await File.WriteAllBytesAsync(made.FullName, picture.Files[0].Bytes, ct);
                return Say(picture, made, json, null, null);
            case Outcome<PreparedPicture>.Done(var refused):
                return Say(refused, made, json, new Refusal(refused.Refused!), refused.Code);
            case Outcome<PreparedPicture>.Refused(var why):
                return Say(null, made, json, why, "unsafe");
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static Dictionary<string, PictureFit> Places()
    {
        using var services = new ServiceCollection().AddLogging().AddPlatforms().AddPosts().BuildServiceProvider();
        return services.GetServices<IPlatform>().ToDictionary(platform => platform.Name, platform => PictureWork.Fit(platform.Limits), StringComparer.Ordinal);
    }

    private static int Say(PreparedPicture? picture, FileInfo made, bool json, Refusal? refused, string? code)
    {
        if (json)
        {
            Console.WriteLine(Json(picture, refused, code).ToJsonString(Readable));
        }
        else if (refused is not null)
        {
            Console.Error.WriteLine($"{refused.Sentence} ({code}).");
        }
        else
        {
            var to = picture!.Files[0];
            Console.WriteLine($"{made}: {to.MediaType}, {to.Width} by {to.Height} pixels, {to.Bytes.Length} bytes.");
            Console.WriteLine(picture.Removed.Count == 0 ? "Nothing had to be removed." : $"Removed: {string.Join(", ", picture.Removed)}.");
            picture.Said.Concat(picture.Usual).ToList().ForEach(sentence => Console.WriteLine($"{sentence}."));
        }

        return refused is null ? 0 : RefusedCode;
    }

    private static JsonObject Json(PreparedPicture? picture, Refusal? refused, string? code) => new()
    {
        ["from"] = picture is null ? null : Shape(picture.From.MediaType, picture.From.Width, picture.From.Height, picture.From.Bytes),
        ["to"] = picture?.Files is [var to, ..] ? Shape(to.MediaType, to.Width, to.Height, to.Bytes.Length) : null,
        ["removed"] = Strings(picture?.Removed),
        ["turned"] = picture?.Turned ?? false,
        ["shrunk"] = picture?.Shrunk ?? false,
        ["said"] = Strings(picture?.Said.Concat(picture.Usual)),
        ["refused"] = refused is null ? null : new JsonObject { ["code"] = code, ["sentence"] = refused.Sentence },
    };

    // A size that is not known is none.
    private static JsonObject Shape(string? type, int width, int height, int bytes) =>
        new() { ["type"] = type, ["width"] = width == 0 ? null : width, ["height"] = height == 0 ? null : height, ["bytes"] = bytes };

    private static JsonArray Strings(IEnumerable<string>? words) => [.. (words ?? []).Select(word => (JsonNode)word)];
}
