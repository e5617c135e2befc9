using Countersign.People.Records;

namespace Countersign.People.Contributions;

/// <summary>A section across the top of every page, contributed by the module whose section it is.</summary>
/// <param name="Place">Sections stand in the order of this number.</param>
public sealed record MenuEntry(string Text, string Address, int Place)
{
    /// <summary>Who sees it; everybody signed in, unless the module says otherwise. The school is the one they work in now.</summary>
    public Func<Me, SchoolName?, bool> OpenTo { get; init; } = static (_, _) => true;

    /// <summary>How many things behind it wait for whoever is signed in; null where it counts nothing. One query at most.</summary>
    public Func<IServiceProvider, CancellationToken, Task<int>>? Waiting { get; init; }

    public static bool Administrators(Me me, SchoolName? here) => me.Holds(Me.Administrator);
}
