using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Commands;

/// <summary>Finds and reads the policy documents that somebody named on the command line.</summary>
internal static class PolicyFiles
{
    private static readonly string[] BesidePolicies = ["README.md", "places.md"];

    /// <summary>The documents that these names stand for. A folder stands for those in it and for the law beside them.</summary>
    public static IReadOnlyList<string> Named(IEnumerable<string> names, List<Problem> problems)
    {
        var files = new List<string>();
        foreach (var name in names)
        {
            var found = Directory.Exists(name) ? [.. In(name), .. In(Path.Combine(name, "law"))] : (string[])[name];
            if (found.Length == 0)
            {
                problems.Add(new Problem(name, 1, "there is no policy document in this folder", "name a folder with documents that end in `.md`"));
            }

            files.AddRange(found);
        }

        // A folder's README and the places beside the documents are no policies; naming them by a wildcard is not a mistake.
        return [.. files.Where(IsPolicy).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every document, or null where one has an error; the errors are printed.</summary>
    public static IReadOnlyList<PolicyDocument>? ReadAll(IEnumerable<string> names)
    {
        var problems = new List<Problem>();
        var documents = Named(names, problems).Select(file => Read(file, problems)).OfType<PolicyDocument>().ToList();
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Count == 0 ? documents : null;
    }

    /// <summary>The document; null, and the reasons, where it has an error or is not there.</summary>
    public static PolicyDocument? Read(string path, List<Problem> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(new Problem(path, 1, "there is no such file"));
            return null;
        }

        var (document, found) = PolicyReader.Read(path, File.ReadAllBytes(path));
        problems.AddRange(found);
        return document;
    }

    private static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md").Where(IsPolicy).Order(StringComparer.Ordinal) : [];

    private static bool IsPolicy(string file) => !BesidePolicies.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase);
}
