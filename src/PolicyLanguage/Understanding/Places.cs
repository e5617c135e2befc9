namespace Countersign.PolicyLanguage.Understanding;

/// <summary>Finds the networks, apps and games that a sentence names.</summary>
internal static class Places
{
    private const int MostWords = 3;

    public static void Mark(TokenLine line, Lexicon lexicon)
    {
        for (var at = 0; at < line.Count; at++)
        {
            for (var many = Math.Min(MostWords, line.Count - at); many > 0; many--)
            {
                if (At(line, lexicon, at, many) is { } place)
                {
                    line.Mark("place", at, at + many);
                    line.Mark(place.Kind switch { "messaging" => "messenger", "game" => "game", "classroom" => "classroom", _ => "network" }, at, at + many);
                    break;
                }
            }
        }
    }

    /// <summary>The first that is named.</summary>
    public static Place? First(TokenLine line, Lexicon lexicon) =>
        Enumerable.Range(0, line.Count).SelectMany(at => line.Ends("place", at).Select(end => At(line, lexicon, at, end - at)))
            .OfType<Place>().FirstOrDefault();

    private static Place? At(TokenLine line, Lexicon lexicon, int at, int many) =>
        lexicon.PlaceCalled(string.Join(' ', Enumerable.Range(at, many).Select(i => line[i].Text)))
            ?? (many == 1 ? line[at].Forms.Select(lexicon.PlaceCalled).FirstOrDefault(found => found is not null) : null);
}
