using Countersign.PolicyLanguage;

namespace Countersign.Commands;

/// <summary>Finds and reads the policy documents that somebody named on the command line.</summary>
internal static class PolicyFiles
{
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
}
