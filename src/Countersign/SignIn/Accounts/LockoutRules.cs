namespace Countersign.SignIn.Accounts;

/// <summary>Five wrong tries rest an account for a quarter of an hour. Wrong codes count like wrong passwords.</summary>
internal static class LockoutRules
{
    public const int AtMost = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public static bool IsResting(SignInAccount account, DateTimeOffset now) => account.LockoutEnd is { } end && now < end;

    /// <summary>Counts a wrong try; true where it was the last one for now.</summary>
    public static bool CountWrong(SignInAccount account, DateTimeOffset now)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount < AtMost)
        {
            return false;
        }

        account.AccessFailedCount = 0;
        account.LockoutEnd = now + Rest;
        return true;
    }

    public static void Forget(SignInAccount account)
    {
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }
}
