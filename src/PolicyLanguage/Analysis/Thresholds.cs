using Countersign.PolicyLanguage.Evaluation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Analysis;

/// <summary>A limit that rules put on a date: so many years and months after it, and one day more where years end with their day.</summary>
internal readonly record struct Threshold(int Years, bool DayAfter, int Months = 0) : IComparable<Threshold>
{
    public int CompareTo(Threshold other) => (Years, Months, DayAfter).CompareTo((other.Years, other.Months, other.DayAfter));

    /// <summary>The first day that lies behind the limit.</summary>
    public DateOnly FreeDay(DateOnly from) => Calendar.Later(from, Years, Months) is var day && DayAfter && day < DateOnly.MaxValue ? day.AddDays(1) : day;
}

/// <summary>
/// Everything that rules can make of one date. Limits are reached in the order of their length, so all that matters of a date is how
/// many of them it has behind it; besides, nobody may have said it, nobody may know it, or somebody left just as many
/// years ago as a limit has, so that only the day itself would tell.
/// </summary>
internal sealed class Thresholds
{
    private readonly DateFact fact;
    private readonly string? name;
    private readonly List<Threshold> limits;
    private readonly List<int> full;

    public Thresholds(DateFact fact, IEnumerable<Threshold> limits)
    {
        this.fact = fact;
        this.limits = [.. limits.Distinct().Order()];
        full = fact == DateFact.Leaving ? [.. this.limits.Select(limit => limit.Years).Distinct()] : [];
    }

    /// <param name="name">The document's word for the day.</param>
    public Thresholds(string name, IEnumerable<Threshold> limits)
        : this(DateFact.Named, limits) => this.name = name;

    /// <summary>The document's word for the day; null for birth and leaving.</summary>
    public string? Name => name;

    /// <summary>How many cases there are.</summary>
    public int Count => limits.Count + 1 + full.Count + 2;

    private int NotGiven => Count - 2;

    private int NotKnown => Count - 1;

    /// <summary>The case that a question is about.</summary>
    public int CaseOf(Question question)
    {
        var named = question.Dates.Where(date => date.Key.Name == name).Select(date => (Known: true, Day: date.Value)).FirstOrDefault();
        if ((fact switch { DateFact.Birth => question.Born, DateFact.Leaving => question.Left, _ => named.Day }) is { } from)
        {
            return question.Asked is { } asked ? limits.Count(limit => limit.FreeDay(from) <= asked) : NotGiven;
        }

        return (fact == DateFact.Named ? named.Known : question.Unknown.Contains(fact)) ? NotKnown
            : (fact switch { DateFact.Birth => question.Aged, DateFact.Leaving => question.LeftYearsAgo, _ => null }) is not { } years ? NotGiven
            : full.IndexOf(years) is var hole and >= 0 ? limits.Count + 1 + hole
            : limits.Count(limit => limit.Years <= years);
    }

    /// <summary>Whether the date itself is known.</summary>
    public bool IsDated(int value) => value <= limits.Count;

    /// <summary>Whether nobody has said when it was.</summary>
    public bool IsUnsaid(int value) => value == NotGiven;

    /// <summary>Whether a limit still bars in this case.</summary>
    public Truth Bars(int value, Threshold limit) =>
        value == NotGiven ? Truth.NotGiven
        : value == NotKnown ? Truth.NotKnown
        : IsDated(value) ? (limits.IndexOf(limit) < value ? Truth.False : Truth.True)
        : full[value - limits.Count - 1] is var years && years == limit.Years ? Truth.NotGiven
        : years < limit.Years ? Truth.True : Truth.False;

    /// <summary>The cases that somebody who learns the date may turn out to be in.</summary>
    public IEnumerable<int> Completions(int value) =>
        IsDated(value) ? [value]
        : value >= NotGiven ? Enumerable.Range(0, limits.Count + 1)
        : Enumerable.Range(0, limits.Count + 1)
            .Where(dated => limits.All(limit => limit.Years == full[value - limits.Count - 1] || Bars(dated, limit) == Bars(value, limit)));

    /// <summary>A question in which the day that a word names is in this case, asked on this day.</summary>
    public Question Put(Question question, Word date, int value, DateOnly asked) =>
        value == NotGiven ? question
        : value == NotKnown ? Given(question, date, null)
        : Given(question with { Asked = asked }, date, Dated(value, asked));

    /// <summary>A question about somebody in this case, asked on this day.</summary>
    public Question Put(Question question, int value, DateOnly asked) =>
        value == NotGiven ? question
        : value == NotKnown ? question with { Unknown = new HashSet<DateFact>(question.Unknown.Append(fact)) }
        : !IsDated(value) ? question with { LeftYearsAgo = full[value - limits.Count - 1] }
        : fact == DateFact.Birth ? question with { Born = Dated(value, asked), Asked = asked }
        : question with { Left = Dated(value, asked), Asked = asked };

    /// <summary>A day with so many limits behind it: the first of September or the twentieth of July where one of them will do.</summary>
    public DateOnly Dated(int behind, DateOnly asked)
    {
        var least = behind == 0 ? -1 : limits[behind - 1].Years;
        var most = behind == limits.Count ? least + 2 : limits[behind].Years;
        var (month, day) = fact == DateFact.Birth ? (9, 1) : (7, 20);
        var usual = Enumerable.Range(0, most - least + 2).Select(back => new DateOnly(asked.Year - most + back, month, day));
        var exact = from years in (int[])[least, most] from shift in (int[])[0, -1, 1] select Calendar.Anniversary(asked, -years).AddDays(shift);

        // Two limits may be a month apart.
        var near = from limit in limits
                   from shift in (int[])[0, -1, -2, 1]
                   select asked.AddMonths(-(limit.Years * 12) - limit.Months).AddDays(shift);
        return usual.Concat(exact).Concat(near).First(from => limits.Count(limit => limit.FreeDay(from) <= asked) == behind);
    }

    private static Question Given(Question question, Word date, DateOnly? day) =>
        question with { Dates = new Dictionary<Word, DateOnly?>(question.Dates) { [date] = day } };
}
