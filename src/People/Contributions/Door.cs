using Countersign.People.Records;

namespace Countersign.People.Contributions;

/// <summary>One of the few things most people come for, large on the home page.</summary>
/// <param name="Hint">What awaits behind it, in a sentence.</param>
/// <param name="Place">Doors stand in the order of this number; the first is the widest.</param>
public sealed record Door(string Text, string Hint, string Address, int Place)
{
    /// <summary>Who sees it; everybody signed in, unless the module says otherwise. The school is the one they work in now.</summary>
    public Func<Me, SchoolName, bool> OpenTo { get; init; } = static (_, _) => true;
}
