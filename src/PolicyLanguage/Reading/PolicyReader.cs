using System.Security.Cryptography;
using System.Text;

namespace Countersign.PolicyLanguage;

/// <summary>A document, or the reasons why it is none. Never half of one.</summary>
public sealed record ReadResult(PolicyDocument? Document, IReadOnlyList<Problem> Problems);

/// <summary>Reads a policy document.</summary>
public static class PolicyReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MostBytes = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The words that every document may use.</summary>
    public static Vocabulary CoreWords { get; } = Reading.WordsReader.Core();

    /// <param name="path">Where the document came from, for the place of a problem.</param>
    public static ReadResult Read(string path, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
        {
            return Refused(path, $"the document is {utf8.Length:N0} bytes long", $"keep it under {MostBytes:N0} bytes; put pictures and annexes into files of their own");
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

        var problems = new List<Problem>();
        var document = Reading.DocumentReader.Read(path, text, Convert.ToHexStringLower(SHA256.HashData(utf8)), problems);
        return problems.Count > 0 ? new ReadResult(null, [.. problems.OrderBy(problem => problem.Line)]) : new ReadResult(document, []);
    }

    private static ReadResult Refused(string path, string message, string help) => new(null, [new Problem(path, 1, message, help)]);
}
