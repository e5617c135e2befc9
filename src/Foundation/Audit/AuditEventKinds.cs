using System.Reflection;

namespace Countersign.Foundation.Audit;

/// <summary>Every kind of act of every module, found by the name that is stored.</summary>
public sealed class AuditEventKinds
{
    private readonly Dictionary<string, AuditEventKind> byName;

    internal AuditEventKinds(IEnumerable<ModuleEventKinds> modules)
    {
        Modules = [.. modules];
        byName = Modules.SelectMany(module => module.Kinds).SelectMany(kind => kind.FormerNames.Prepend(kind.Name).Select(name => (name, kind)))
            .ToDictionary(named => named.name, named => named.kind, StringComparer.Ordinal);
    }

    internal IReadOnlyList<ModuleEventKinds> Modules { get; }

    /// <summary>The kind that is stored under this name; null where this version no longer knows it.</summary>
    internal AuditEventKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What people read; of a kind that this version no longer knows, its stored name.</summary>
    public string Words(string name) => byName.TryGetValue(name, out var kind) ? kind.Words : name;
}

/// <summary>The kinds of act that one module makes.</summary>
internal sealed record ModuleEventKinds(string Module, IReadOnlyList<AuditEventKind> Kinds)
{
    /// <summary>Every kind that the class declares.</summary>
    public static ModuleEventKinds In(Type declaring) => new(
        declaring.Assembly.GetName().Name!.Split('.')[^1],
        [.. declaring.GetFields(BindingFlags.Public | BindingFlags.Static).Select(declared => declared.GetValue(null)).OfType<AuditEventKind>()]);
}
