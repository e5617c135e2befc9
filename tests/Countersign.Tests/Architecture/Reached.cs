using System.Reflection;
using System.Runtime.CompilerServices;

namespace Countersign.Tests.Architecture;

/// <summary>
/// Which methods a compiled method can come to: its own instructions, those of what it calls in the program, and whatever takes the place of an interface or
/// an abstract method there. What is called by reflection alone leaves no trace and is not seen.
/// </summary>
internal sealed class Reached
{
    private const BindingFlags Every = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly HashSet<Assembly> program;
    private readonly List<Type> types;
    private readonly Dictionary<MethodBase, IReadOnlyList<MemberInfo>> named = [];

    public Reached(IReadOnlyCollection<Type> all) => (program, types) = ([.. all.Select(type => type.Assembly)], [.. all]);

    /// <summary>Everything that the method and those it comes to name in their instructions, by the method that names it.</summary>
    public IEnumerable<(MethodBase In, MemberInfo Member)> From(MethodBase start)
    {
        var (seen, ahead) = (new HashSet<MethodBase>(), new Queue<MethodBase>([start]));
        while (ahead.TryDequeue(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }

            foreach (var member in Named(method))
            {
                yield return (method, member);
                if (member is MethodBase called)
                {
                    foreach (var next in Bodies(called))
                    {
                        ahead.Enqueue(next);
                    }
                }
            }
        }
    }

    private IReadOnlyList<MemberInfo> Named(MethodBase method)
    {
        if (named.TryGetValue(method, out var known))
        {
            return known;
        }

        // What an asynchronous method does stands in its state machine.
        var machine = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType;
        machine = machine is { IsGenericTypeDefinition: true } && method.DeclaringType is { IsConstructedGenericType: true } own ? machine.MakeGenericType(own.GetGenericArguments()) : machine;
        var found = new List<MemberInfo>();
        foreach (var body in machine is null ? [method] : machine.GetMethods(Every).Where(part => part.Name == "MoveNext").Append(method))
        {
            var ofType = body.DeclaringType!.IsGenericType ? body.DeclaringType.GetGenericArguments() : null;
            var ofMethod = body is MethodInfo { IsGenericMethod: true } ? body.GetGenericArguments() : null;
            found.AddRange(body.GetMethodBody()?.GetILAsByteArray() is { } code
                ? UsedTypes.Tokens(code).Select(token => body.Module.ResolveMember(token, ofType, ofMethod)).OfType<MemberInfo>()
                : []);
        }

        return named[method] = found;
    }

    private IEnumerable<MethodBase> Bodies(MethodBase called)
    {
        if (called.DeclaringType is not { } declaring || !program.Contains(declaring.Assembly))
        {
            return [];
        }

        return called is MethodInfo { IsAbstract: true } open
            ? types.Where(type => declaring.IsAssignableFrom(type) && !type.IsAbstract && !type.ContainsGenericParameters)
                .SelectMany(type => type.GetMethods(Every).Where(own => own.Name == open.Name || own.Name.EndsWith("." + open.Name, StringComparison.Ordinal)))
            : [called];
    }
}
