using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Compilation;

internal sealed partial class CompiledRuleTable
{
    public EncodedQuestion Encode(int number, Question question)
    {
        var (yes, no, unknown) = Known(question);
        return new EncodedQuestion
        {
            Cell = number,
            With = with.Covering(question.With),
            On = on.Covering(question.On),
            NarrowerWith = with.Narrower(question, question.With),
            NarrowerOn = on.Narrower(question, question.On),
            NarrowerRoles = Bits.Of(roles, role => actors.Any(asked => NarrowerTerms.Fits(role, asked, question))),
            Yes = yes,
            No = no,
            Unknown = unknown,
            Dates = dates.Count == 0 ? null : [.. dates.Select(date => Day.Of(question.Dates.GetValueOrDefault(date)))],
            DatesUnknown = Bits.Of(dates, date => question.Dates.TryGetValue(date, out var day) && day is null),
            Born = Day.Of(question.Born),
            Left = Day.Of(question.Left),
            Asked = Day.Of(question.Asked),
            Aged = question.Aged ?? -1,
            LeftYearsAgo = question.LeftYearsAgo ?? -1,
            BornUnknown = question.Unknown.Contains(DateFact.Birth),
            LeftUnknown = question.Unknown.Contains(DateFact.Leaving),
        };
    }

    private (ulong Yes, ulong No, ulong Unknown) Known(Question question)
    {
        var (yes, no, unknown) = (0UL, 0UL, 0UL);
        for (var place = 0; place < facts.Count; place++)
        {
            var (truth, bit) = (question.Of(facts[place]), 1UL << place);
            yes |= truth == Truth.True ? bit : 0;
            no |= truth == Truth.False ? bit : 0;
            unknown |= truth == Truth.NotKnown ? bit : 0;
        }

        return (yes, no, unknown);
    }
}
