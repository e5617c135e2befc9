using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>A document, or the reasons why it is none. Never half of one.</summary>
public sealed record ReadResult(PolicyDocument? Document, IReadOnlyList<Problem> Problems);

/// <summary>Reads a policy document.</summary>
public static class PolicyReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MostBytes = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Marks that reorder or hide text on the page, and control characters.
    private static readonly SearchValues<char> Hidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\n' or '\r')).Append(0x200B).Append(0x200E).Append(0x200F)
            .Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Append(0xFEFF).Select(code => (char)code)]);

    /// <summary>The words that every document may use.</summary>
    public static Vocabulary CoreWords { get; } = WordsReader.Core();

    /// <param name="path">Where the document came from, for the place of a problem.</param>
    public static ReadResult Read(string path, ReadOnlySpan<byte> utf8) => Read(path, utf8, BlockKinds.Core);

    /// <summary>Reads a document in a language of these kinds of block.</summary>
    internal static ReadResult Read(string path, ReadOnlySpan<byte> utf8, BlockKinds kinds)
    {
        if (utf8.Length > MostBytes)
        {
            return Refused(
                path,
                $"the document is {utf8.Length:N0} bytes long",
                $"keep it under {MostBytes:N0} bytes; put pictures and annexes into files of their own");
        }

        string text;
        try
        {
            text = Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            return Refused(path, "the document is not UTF-8 text", "save it as UTF-8 from your editor");
        }

        // Some editors begin a file with a byte order mark; it is no part of the text.
        text = text.TrimStart('\uFEFF');
        var hidden = text.IndexOfAny(Hidden);
        if (hidden >= 0)
        {
            return new ReadResult(null, [new Problem(
                path,
                1 + text.AsSpan(0, hidden).Count('\n'),
                $"the line holds the invisible character U+{(int)text[hidden]:X4}",
                "delete it: what governors read must be what runs")]);
        }

        var problems = new List<Problem>();
        var document = DocumentReader.Read(path, text, Convert.ToHexStringLower(SHA256.HashData(utf8)), kinds, problems);
        return problems.Count > 0 ? new ReadResult(null, Placed(text, problems)) : new ReadResult(document, []);
    }

    private static List<Problem> Placed(string text, List<Problem> problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return [.. problems.Select(problem => ProblemPlace.In(lines, problem)).OrderBy(problem => problem.Line)];
    }

    private static ReadResult Refused(string path, string message, string help) => new(null, [new Problem(path, 1, message, help)]);
}
