// Rooms as a test finds them: a room that is used, one room for each way to use it, and a circle between a folder and its subfolder.
namespace Countersign.Tests.Architecture.Planted.Used
{
    internal enum Choice { First, Second }

    internal interface IThing;

    internal sealed class Thing(Choice choice = Choice.First)
    {
        public Choice Choice => choice;

        public static string Said() => "planted";
    }

    internal sealed class Fault : Exception;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class MarkAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class AboutAttribute(Type type) : Attribute
    {
        public Type Type => type;
    }

    internal static class Extension
    {
        public static string Twice(this string text) => text + text;
    }
}

namespace Countersign.Tests.Architecture.Planted.ByField { internal sealed class User { public static readonly List<Used.Thing[]> Things = []; } }

namespace Countersign.Tests.Architecture.Planted.ByInterface { internal sealed class User : Used.IThing; }

namespace Countersign.Tests.Architecture.Planted.ByMark { internal sealed class User { [Used.Mark] public string Text { get; set; } = ""; } }

namespace Countersign.Tests.Architecture.Planted.ByConstraint { internal sealed class User<T> where T : Used.IThing; }

namespace Countersign.Tests.Architecture.Planted.ByParameter { internal interface IUser { void Take((string Name, Used.Thing? Thing) both); } }

namespace Countersign.Tests.Architecture.Planted.ByCall { internal static class User { public static string Text() => "a".Insert(0, Used.Thing.Said()); } }

namespace Countersign.Tests.Architecture.Planted.ByExtension { internal static class User { public static string Text(string text) => Used.Extension.Twice(text); } }

namespace Countersign.Tests.Architecture.Planted.ByLambda { internal static class User { public static Func<string> Text(string text) => () => text + Used.Thing.Said(); } }

namespace Countersign.Tests.Architecture.Planted.ByIterator { internal static class User { public static IEnumerable<string> Texts() { yield return Used.Thing.Said(); } } }

namespace Countersign.Tests.Architecture.Planted.ByTypeArgument { internal static class User { public static object? Nothing() => Enumerable.Empty<Used.Thing>(); } }

namespace Countersign.Tests.Architecture.Planted.ByTypeOf { internal static class User { public static string Name() => typeof(Used.IThing).FullName!; } }

namespace Countersign.Tests.Architecture.Planted.ByAttributeOfAType { [Used.About(typeof(string))] internal sealed class User; }

namespace Countersign.Tests.Architecture.Planted.ByCatch
{
    internal static class User
    {
        public static void Run(Action work)
        {
            try
            {
                work();
            }
            catch (Used.Fault)
            {
                Console.Clear();
            }
        }
    }
}

namespace Countersign.Tests.Architecture.Planted.Circle
{
    internal static class Outer
    {
        public const string Word = "outer";

        public static string Text() => Inside.Inner.Text(_ => Word);

        public static string Last() => Word;
    }
}

namespace Countersign.Tests.Architecture.Planted.Circle.Inside
{
    internal static class Inner
    {
        public static string Text(Func<int, string> make) => string.Join(' ', Enumerable.Range(0, 2).Select(number => make(number) + Outer.Last()));
    }
}
