namespace Countersign.SignIn.Accounts;

/// <summary>Wrong tries of one kind from one place, or at one account.</summary>
/// <param name="Wrong">How many count, as of <paramref name="Since"/>.</param>
/// <param name="Since">From when on time takes them back.</param>
/// <param name="RestsUntil">Nothing is weighed before.</param>
internal sealed record Tally(int Wrong, DateTimeOffset Since, DateTimeOffset RestsUntil)
{
    public bool Rests(DateTimeOffset now) => now < RestsUntil;
}

/// <summary>How many wrong tries are free, and how the wait grows with each that follows (ADR 43 has the table).</summary>
/// <param name="First">The wait after the first try that is not free; each further one doubles it.</param>
/// <param name="Most">The longest wait.</param>
/// <param name="Leak">After how long one wrong try no longer counts.</param>
internal sealed record TryLimits(int Free, TimeSpan First, TimeSpan Most, TimeSpan Leak)
{
    /// <summary>At one account from one browser or address.</summary>
    public static readonly TryLimits FromOnePlace = new(5, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromHours(4));

    /// <summary>Passwords at one account from all browsers that have not signed in to it before.</summary>
    public static readonly TryLimits PasswordsAtOneAccount = new(20, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30));

    /// <summary>The same of codes: there are few of them, and whoever types one knows the password.</summary>
    public static readonly TryLimits CodesAtOneAccount = new(10, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    /// <summary>At all accounts together from one address, where a whole school may sit.</summary>
    public static readonly TryLimits FromOneAddress = new(100, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(36));

    /// <summary>What stands after one more wrong try.</summary>
    public Tally Count(Tally before, DateTimeOffset now)
    {
        var leaked = (int)Math.Clamp((now - before.Since) / Leak, 0, before.Wrong);
        var wrong = before.Wrong - leaked + 1;
        return new Tally(wrong, wrong == 1 ? now : before.Since + (leaked * Leak), now + Rest(wrong));
    }

    /// <summary>How long nothing is weighed after that many wrong tries.</summary>
    public TimeSpan Rest(int wrong) =>
        wrong < Free ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Most.Ticks, First.Ticks << Math.Min(wrong - Free, 20)));
}
