using System.Collections;
using System.Text;
using Countersign.PolicyLanguage.Model;

namespace PolicyLanguage.Tests.Wording;

/// <summary>Everything that a document says, written out: all that was read from it but for the lines on which it stands.</summary>
internal static class Told
{
    private static readonly string[] Places = ["Line", "Path", "Hash", "Parts", "EqualityContract"];

    public static string By(PolicyDocument policy)
    {
        var told = new StringBuilder();
        Tell(policy, 0, told);
        foreach (var kind in Enum.GetValues<WordKind>())
        {
            Tell(policy.Vocabulary.Of(kind).ToList(), 0, told);
        }

        Tell(policy.Parts.Where(part => part is not DocumentPart.Block).ToList(), 0, told);
        return told.ToString();
    }

    private static void Tell(object? value, int depth, StringBuilder told)
    {
        switch (value)
        {
            case null or Vocabulary:
                break;
            case string text:
                told.Append(' ', depth).AppendJoin(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).Append('\n');
                break;
            case IEnumerable many:
                foreach (var one in many)
                {
                    Tell(one, depth + 1, told);
                }

                break;
            default:
                var type = value.GetType();
                var whole = type.Namespace?.StartsWith("Countersign", StringComparison.Ordinal) != true && !type.IsGenericType;
                told.Append(' ', depth).Append(whole || type.IsEnum ? value : type.Name).Append('\n');
                foreach (var property in whole || type.IsEnum ? [] : type.GetProperties().Where(property => !Places.Contains(property.Name) && property.GetIndexParameters().Length == 0))
                {
                    told.Append(' ', depth).Append(property.Name).Append('\n');
                    Tell(property.GetValue(value), depth + 1, told);
                }

                break;
        }
    }
}
