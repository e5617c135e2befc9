using System.Text;
using Countersign.Policies.Drafts.Check;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Parsing;

namespace Countersign.Policies.Drafts.Upload;

/// <summary>A document that somebody wrote in our own form, blocks and all: it is taken as it stands.</summary>
internal static class UploadedDocument
{
    // The largest of the starting policies has a tenth of it.
    private const int MostBytes = 1_000_000;

    /// <summary>Whether it begins as our documents do, with front matter that names its policy.</summary>
    public static bool Is(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4_000))).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        return lines[0].TrimEnd() == "---"
            && lines.Skip(1).TakeWhile(line => line.TrimEnd() != "---").Any(line => line.StartsWith("policy:", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The document, or the first thing that keeps it from being read.</summary>
    public static Outcome<PolicyDocument> Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return new Refusal("The document is larger than 1 MB. A policy is seldom a tenth of that: look whether the right file was chosen");
        }

        var (document, problems) = PolicyReader.Read("the document", bytes);
        return document is not null ? document : new Refusal(Sentence(problems[0], problems.Count));
    }

    private static string Sentence(Problem first, int count) =>
        $"Line {first.Line} has an error: {ProblemWording.Of(first)}{(count == 1 ? "" : $" {count - 1} more after it.")} Mend it and bring the document again";
}
