using System.Globalization;
using Countersign.Platforms.Contract;

namespace Countersign.Platforms.Assisted;

/// <summary>The places where people put posts up themselves. They are data: <c>places.txt</c> beside this file.</summary>
internal static class AssistedPlaces
{
    private const int Columns = 11;

    // No character takes more in UTF-8; one made of several parts may, and is then cut down by its author.
    private const int BytesOfACharacter = 4;

    public static IReadOnlyList<IPlatform> All { get; } = Read(Text());

    /// <exception cref="FormatException">A line is not in the form that the file describes.</exception>
    internal static IReadOnlyList<IPlatform> Read(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Place)];

    private static AssistedPlatform Place(string line)
    {
        var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
        if (cells.Length != Columns)
        {
            throw new FormatException($"a place has {Columns} columns, and this line has {cells.Length}: {line}");
        }

        var characters = Number(cells[3]);
        var limits = new PlatformLimits(
            characters, characters * BytesOfACharacter, Number(cells[4]), Number(cells[5]), Number(cells[7]), ["image/jpeg", "image/png", "image/webp"])
        {
            PictureSide = Number(cells[6]),
            NeedsPicture = IsYes(cells[8]),
        };
        return new AssistedPlatform(
            cells[0], limits, new AssistedPlace(cells[1], cells[2], IsYes(cells[9]), cells[10].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static int Number(string cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsYes(string cell) => cell switch { "yes" => true, "no" => false, _ => throw new FormatException($"`{cell}` is neither yes nor no") };

    private static string Text()
    {
        using var file = typeof(AssistedPlaces).Assembly.GetManifestResourceStream("places.txt")
            ?? throw new InvalidOperationException("The list of places is not in the program.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
