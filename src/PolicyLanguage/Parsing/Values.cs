using Countersign.PolicyLanguage.Grammar;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Parsing;

/// <summary>Reads what follows a keyword as the type that the grammar gives it. Every type is read here or in the file that is named here.</summary>
internal static class Values
{
    private static readonly Dictionary<ArgumentType, Func<SourceLine, object?>> Readers = new()
    {
        [ArgumentType.Flag] = static _ => true,
        [ArgumentType.Text] = static line =>
            line.Kind.Head[0].Joined is { } joined
                ? line.Text.Split(joined.Trim(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : line.Text,
        [ArgumentType.Choice] = ChoiceReader.Read,
        [ArgumentType.Strength] = static line => ChoiceReader.Strength(line),
        [ArgumentType.Question] = ChoiceReader.Questions,
        [ArgumentType.Word] = static line => line.Context.RequireWords(line.Number, line.Kind.Head[0].Word, line.Text),
        [ArgumentType.Fact] = static line => line.Context.RequireWord(line.Number, WordKind.Fact, line.Text),
        [ArgumentType.Condition] = static line => ConditionReader.Read(line.Context, line.Number, line.Text),
        [ArgumentType.Role] = static line => line.Context.RequireRole(line.Number, line.Text),
        [ArgumentType.Recipient] = static line => RouteLines.Recipients(line.Context, line.Number, line.Text),
        [ArgumentType.Clause] = static line => line.Context.Clause(line.Number, line.Text)?.Id,
        [ArgumentType.Setting] = static line => line.Context.RequireSetting(line.Number, line.Text),
        [ArgumentType.Deadline] = static line => TimeReader.Deadline(line.Context, line.Number, line.Text),
        [ArgumentType.Interval] = static line => TimeReader.Every(line.Context, line.Number, line.Text),
        [ArgumentType.Reminder] = static line => TimeReader.Reminder(line.Context, line.Number, line.Text),
        [ArgumentType.Date] = static line => TimeReader.Date(line.Context, line.Number, line.Text),
        [ArgumentType.Waiting] = static line => WaitingReader.Read(line.Context, line.Number, line.Text),
        [ArgumentType.Duty] = static line => DutyReader.ReadList(line.Context, line.Number, line.Text).ToList(),
        [ArgumentType.Signature] = static line => SignatureReader.ReadList(line.Context, line.Number, line.Text).ToList(),
        [ArgumentType.RuleHead] = RuleLines.Head,
        [ArgumentType.RuleOver] = RuleLines.Over,
        [ArgumentType.Decider] = RuleLines.Decider,
        [ArgumentType.ProcedureSignature] = ProcedureLines.Signature,
        [ArgumentType.Confirmation] = ProcedureLines.Confirmation,
        [ArgumentType.Refusal] = ProcedureLines.Refusal,
        [ArgumentType.WorkStep] = WorkStepReader.Read,
        [ArgumentType.Skip] = LadderLines.Skip,
        [ArgumentType.Subject] = RouteLines.Subject,
        [ArgumentType.Entry] = RegisterLines.Entry,
    };

    public static object? Read(SourceLine line) => Readers[line.Kind.Type](line);
}
