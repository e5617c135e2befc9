namespace Countersign.People.DualControl;

/// <summary>
/// Which roles are power: those that confirm, and those of which a module says that they sign. Where no module says anything, every role is: a role whose
/// weight nobody knows is not taken for one without any.
/// </summary>
internal sealed class PowerRoles(IEnumerable<IRolesNamed> named)
{
    public async Task<Func<string, bool>> Here(CancellationToken ct)
    {
        var sources = named.ToList();
        if (sources.Count == 0)
        {
            return static _ => true;
        }

        var power = SecondPersonRules.Confirming.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            power.UnionWith(await source.Signing(ct));
        }

        return power.Contains;
    }
}
