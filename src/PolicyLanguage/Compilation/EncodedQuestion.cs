using Countersign.PolicyLanguage.Evaluation;

namespace Countersign.PolicyLanguage.Compilation;

/// <summary>A situation as one compiled policy sees it: a bit for each word that the rules about it name.</summary>
public readonly struct EncodedQuestion
{
    /// <summary>Set in <see cref="With"/> and <see cref="On"/> once the asker has named anything at all.</summary>
    internal const ulong Named = 1UL << 63;

    /// <summary>Which actor does what.</summary>
    internal int Cell { get; init; }

    /// <summary>The rules' words that cover the counterpart.</summary>
    internal ulong With { get; init; }

    /// <summary>The rules' words that cover the channel.</summary>
    internal ulong On { get; init; }

    /// <summary>The rules' words that are narrower than the counterpart, the channel and the roles asked about.</summary>
    internal ulong NarrowerWith { get; init; }

    internal ulong NarrowerOn { get; init; }

    internal ulong NarrowerRoles { get; init; }

    internal ulong Yes { get; init; }

    internal ulong No { get; init; }

    /// <summary>Declared unknown.</summary>
    internal ulong Unknown { get; init; }

    internal Day Born { get; init; }

    internal Day Left { get; init; }

    internal Day Asked { get; init; }

    /// <summary>Minus one where nobody gave it.</summary>
    internal int Aged { get; init; }

    /// <summary>Minus one where nobody gave it.</summary>
    internal int LeftYearsAgo { get; init; }

    internal bool BornUnknown { get; init; }

    internal bool LeftUnknown { get; init; }

    /// <summary>The other days from which the rules count, in their order; null where they count from none.</summary>
    internal Day[]? Dates { get; init; }

    internal ulong DatesUnknown { get; init; }

    /// <summary>Whether a rule could mean something narrower than what was asked.</summary>
    internal bool MayBeNarrower => (NarrowerWith | NarrowerOn | NarrowerRoles) != 0;
}

/// <summary>A day as one number that keeps year, month and day apart, so that years can be added without a calendar. None is zero.</summary>
internal readonly record struct Day(int Packed)
{
    private const int Year = 1 << 9;

    private const int FebruaryLast = (2 << 5) | 29;

    private const int MarchFirst = (3 << 5) | 1;

    public static readonly Day Last = Of(DateOnly.MaxValue);

    public bool IsGiven => Packed != 0;

    public static Day Of(DateOnly? day) => day is { } given ? new Day((given.Year << 9) | (given.Month << 5) | given.Day) : default;

    /// <summary>Reads a date of ISO 8601 in digits: <c>2024-03-10</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Day day)
    {
        day = default;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryReadNumber(text[..4], out var year) || !TryReadNumber(text[5..7], out var month) || !TryReadNumber(text[8..], out var number)
            || year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new Day((year << 9) | (month << 5) | number);
        return true;
    }

    /// <summary>The same day some years later, as <see cref="Calendar.Anniversary"/> counts it.</summary>
    public Day Anniversary(int years)
    {
        var later = Packed + (years * Year);
        if (later >> 9 > 9998)
        {
            return Last;
        }

        return (later & (Year - 1)) == FebruaryLast && !DateTime.IsLeapYear(later >> 9) ? new Day((later & ~(Year - 1)) | MarchFirst) : new Day(later);
    }

    /// <summary>The same day so much later, as <see cref="Calendar.Later"/> counts it.</summary>
    public Day Later(int years, int months) =>
        months == 0 ? Anniversary(years) : Of(Calendar.Later(new DateOnly(Packed >> 9, (Packed >> 5) & 15, Packed & 31), years, months));

    private static bool TryReadNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
