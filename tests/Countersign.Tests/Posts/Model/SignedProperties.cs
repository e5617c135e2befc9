using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Countersign.Tests.Posts.Model;

/// <summary>Changes each stored property of some objects in turn, and tells which change no fingerprint notices.</summary>
internal static class SignedProperties
{
    public static IReadOnlyList<string> Unsigned(Func<string> fingerprint, params IReadOnlyList<object> owners)
    {
        var unsigned = new List<string>();
        foreach (var owner in owners)
        {
            unsigned.AddRange(Stored(owner.GetType()).Where(field => !owners.Contains(field.Field.GetValue(owner)) && !IsNoticed(fingerprint, owner, field.Field)).Select(field => $"{owner.GetType().Name}.{field.Name}"));
        }

        return unsigned;
    }

    // A property without a field of its own is worked out from others, which are looked at themselves.
    private static IEnumerable<(string Name, FieldInfo Field)> Stored(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => (field.IsDefined(typeof(CompilerGeneratedAttribute)) ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name, field));

    private static bool IsNoticed(Func<string> fingerprint, object owner, FieldInfo field)
    {
        var before = fingerprint();
        var value = field.GetValue(owner);
        if (value is IList list && value is not string)
        {
            if (list.Count == 0)
            {
                return false;
            }

            var first = list[0];
            list.RemoveAt(0);
            var noticed = fingerprint() != before;
            list.Insert(0, first);
            return noticed;
        }

        field.SetValue(owner, Another(value, field.FieldType));
        var changed = fingerprint() != before;
        field.SetValue(owner, value);
        return changed;
    }

    private static object Another(object? value, Type type) => (value, Nullable.GetUnderlyingType(type) ?? type) switch
    {
        (_, { } text) when text == typeof(string) => value + "x",
        (_, { } number) when number == typeof(int) => (int)(value ?? 0) + 10,
        (_, { } instant) when instant == typeof(DateTimeOffset) => ((DateTimeOffset)(value ?? default(DateTimeOffset))).AddMilliseconds(1),
        (_, { } id) when id == typeof(Guid) => Guid.CreateVersion7(),
        (_, { IsEnum: true } choice) => Enum.GetValues(choice).Cast<object>().First(other => !other.Equals(value)),
        (_, { IsValueType: true } id) when id.GetConstructor([typeof(Guid)]) is { } made => made.Invoke([Guid.CreateVersion7()]),
        _ => throw new InvalidOperationException($"say here how a {type.Name} is changed, so that it can be seen whether anybody signs it"),
    };
}
