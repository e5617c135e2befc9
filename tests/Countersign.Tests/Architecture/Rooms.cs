using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Countersign.Tests.Architecture;

/// <summary>
/// The folders of the house and which uses which. A folder is a room, and its subfolder is another. Namespaces equal folders (a test
/// holds that), so the room of a type is known from its namespace; that of a view from the path that the Razor compiler noted.
/// </summary>
internal sealed class Rooms
{
    private readonly Dictionary<Type, string> rooms;

    /// <param name="projects">Each project's name, and its compiled assembly.</param>
    /// <param name="within">The namespace that is the project's root folder.</param>
    public Rooms(IEnumerable<(string Project, Assembly Assembly)> projects, Func<string, string> within)
    {
        rooms = projects.SelectMany(own => InProject(own.Assembly, own.Project, within(own.Project))).ToDictionary();
        var uses = from type in rooms
                   from used in UsedTypes.Of(type.Key)
                   let other = rooms.GetValueOrDefault(used)
                   where other is not null && other != type.Value
                   select new Use(type.Value, other, Outermost(type.Key).Name, Outermost(used).Name);
        Uses = [.. uses.Distinct()];
    }

    public IReadOnlyList<Use> Uses { get; }

    public IEnumerable<string> All => rooms.Values.Distinct();

    public string Of(Type type) => rooms[type];

    /// <summary>Rooms that can be reached from each other, each circle with its rooms in order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Circles(IEnumerable<Use> uses)
    {
        var next = uses.ToLookup(use => use.Room, use => use.Used);
        var reached = next.Select(from => from.Key).ToDictionary(room => room, room => Reached(room, next));
        return [.. reached.Where(room => room.Value.Contains(room.Key))
            .Select(room => room.Value.Where(other => reached.TryGetValue(other, out var back) && back.Contains(room.Key)).Order(StringComparer.Ordinal).ToList())
            .DistinctBy(circle => string.Join(", ", circle))
            .OrderBy(circle => circle[0], StringComparer.Ordinal)];
    }

    private static HashSet<string> Reached(string room, ILookup<string, string> next)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(next[room]);
        while (open.TryPop(out var other))
        {
            if (reached.Add(other))
            {
                foreach (var further in next[other])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<KeyValuePair<Type, string>> InProject(Assembly assembly, string project, string root)
    {
        var views = assembly.GetCustomAttributes<RazorCompiledItemAttribute>().ToDictionary(view => view.Type, view => FolderOf(view.Identifier));
        return from type in assembly.GetTypes()
               let outermost = Outermost(type)
               let room = views.GetValueOrDefault(outermost) ?? Folder(outermost, root, project)
               where room is not null
               select KeyValuePair.Create(type, room);
    }

    // "/Posts/List/Show.cshtml" lies in Posts/List.
    private static string FolderOf(string view) => view[1..view.LastIndexOf('/')];

    // What lies outside the project's namespace was made by the compiler or a generator.
    private static string? Folder(Type type, string root, string project) => type.Namespace switch
    {
        null => type.Name == "Program" ? project : null,
        var space when space == root => project,
        var space when space.StartsWith(root + ".", StringComparison.Ordinal) => $"{project}/{space[(root.Length + 1)..].Replace('.', '/')}",
        _ => null,
    };

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;

    /// <summary>A room uses another; as an example, one type in it that uses one type there.</summary>
    internal sealed record Use(string Room, string Used, string Type, string UsedType)
    {
        public override string ToString() => $"{Room} -> {Used} ({Type} uses {UsedType})";
    }
}
