using Countersign.PolicyLanguage.Json;

namespace Countersign.Policies.Api;

/// <summary>The shape of an answer, for the description of the API; <see cref="AnswerJson"/> writes it, and a test compares the two.</summary>
internal sealed record AskAnswer(
    AskedDocument Document,
    AskedQuestion Question,
    string Verdict,
    string Sentence,
    string? Because,
    string? Decider,
    string? Body,
    string? DecidesAt,
    string? Gravity,
    IReadOnlyList<AskedStep> Steps,
    IReadOnlyList<AskedDuty> Duties,
    IReadOnlyList<AskedFor> Missing,
    AskedChange? Changes,
    IReadOnlyList<AskedClause> Clauses,
    IReadOnlyList<string> FactsUsed,
    string? DayCount,
    IReadOnlyList<AskedSource> Sources);

internal sealed record AskedDocument(string Id, string Title, string? Version, string Hash);

internal sealed record AskedQuestion(
    string Actor, IReadOnlyList<string> AlsoAs, string Action, string? With, string? On, IReadOnlyList<string> NotAs,
    IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, string> Dates, IReadOnlyDictionary<string, int> Counts,
    DateOnly? Born, DateOnly? Left, DateOnly? AskedFor, int? Aged, int? LeftYearsAgo, IReadOnlyList<string> Unknown);

internal sealed record AskedStep(string Act, string? Role);

internal sealed record AskedDuty(string Kind, string Text, string? Role, string? Within, string? Body);

internal sealed record AskedFor(string Name, string Question, string Kind, IReadOnlyList<string> Among);

internal sealed record AskedChange(DateOnly On, string Becomes);

internal sealed record AskedClause(string Id, string Heading, string Document, string Part, string Strength);

internal sealed record AskedSource(string Id, string Title, string? Version, string Hash, string Layer);
