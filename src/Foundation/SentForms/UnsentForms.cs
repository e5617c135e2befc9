using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Countersign.Foundation.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Foundation.SentForms;

/// <summary>
/// Keeps what somebody typed and could not send, or has not sent yet, for them alone: closed, bounded in size, number and time. Nobody else opens it, and it is
/// no part of the school's record (ADR 50).
/// </summary>
public sealed class UnsentForms : IDisposable
{
    /// <summary>What an address says to have a form filled in again.</summary>
    public const string Query = "typed";

    /// <summary>The field by which a form that was filled in again says so.</summary>
    public const string Field = "__Typed";

    /// <summary>The field that has a page shown with what comes, and nothing done.</summary>
    public const string ShowField = "__ShowAgain";

    /// <summary>The field with the token of a page.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>How many one person has; of more the oldest go.</summary>
    internal const int Most = 20;

    internal const int AMinute = 60;

    /// <summary>How long what could not be sent is kept.</summary>
    public static readonly TimeSpan ADay = TimeSpan.FromDays(1);

    private readonly PartitionedRateLimiter<PersonId> pace = PartitionedRateLimiter.Create<PersonId, PersonId>(static person =>
        RateLimitPartition.GetFixedWindowLimiter(
            person, static _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly IDataProtector protector;
    private readonly FormOwner owners;

    internal UnsentForms(IServiceScopeFactory scopes, IDataProtectionProvider protection, FormOwner owners, TimeProvider clock) =>
        (this.scopes, this.owners, this.clock, protector) = (scopes, owners, clock, protection.CreateProtector("Countersign.UnsentForm"));

    /// <summary>For whom the form was shown; null where nobody was signed in.</summary>
    public (EstablishmentId Home, PersonId Person)? OwnerOf(IFormCollection form) => owners.Of(form);

    /// <summary>The page is shown with what was typed into it, and nothing done; with a key its forms say so when they are sent.</summary>
    public static void OnlyShow(HttpContext context, string? key) => (context.Items[ShowField], context.Items[Field]) = (true, key);

    /// <summary>Whether the page is only shown, whatever the request looks like.</summary>
    public static bool IsOnlyShown(HttpContext context) => context.Items.ContainsKey(ShowField);

    /// <summary>Where a page is shown with what was typed into it.</summary>
    public static string AddressOf(string page, string key) => $"{page}?{Query}={key}";

    /// <summary>What of a form may stand in a page: no secret, no token.</summary>
    public static IFormCollection WithoutSecrets(IFormCollection form) => FormContents.Of("", form).Form;

    /// <summary>The form without its own key, where it has made something already.</summary>
    public static IFormCollection WithoutKey(IFormCollection form) =>
        new FormCollection(form.Where(sent => sent.Key != KeyedForms.Field).ToDictionary(sent => sent.Key, sent => sent.Value));

    /// <summary>Whether somebody typed or chose something in it, as far as its fields say.</summary>
    public static bool HoldsSomething(IFormCollection form) => !FormContents.Of("", form).IsEmpty;

    /// <summary>Whether the form holds a secret, which no page may hold and nothing keeps.</summary>
    public static bool HoldsSecret(IFormCollection form) => form.Keys.Any(FormContents.IsSecret);

    /// <summary>Keeps what was sent; of a form that comes again, what came last.</summary>
    /// <param name="page">The path of its page.</param>
    /// <param name="query">What follows the path; the handler in it is the button that was pressed.</param>
    /// <returns>The key that opens it, or why it is not kept. Empty where nothing was typed.</returns>
    public async Task<Outcome<string>> Keep(
        (EstablishmentId Home, PersonId Person) owner, string page, string query, IFormCollection form, TimeSpan howLong, CancellationToken ct)
    {
        var contents = FormContents.Of(query, form);
        if (contents.IsEmpty)
        {
            return "";
        }

        if (contents.Length > FormContents.Most)
        {
            return new Refusal($"What you typed has more than {FormContents.Most.ToString("N0", CultureInfo.InvariantCulture)} characters");
        }

        using var turn = pace.AttemptAcquire(owner.Person);
        if (!turn.IsAcquired)
        {
            return new Refusal("Too much was sent within a minute. Wait a minute");
        }

        var now = clock.GetUtcNow();
        var typed = form[KeyedForms.Field].ToString() is { Length: > 0 } drawn ? drawn : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var key = new FormKey(typed, owner.Person.ToString(), now).Hash;
        await At(owner.Home, async db =>
        {
            // Past Save, as all bookkeeping is: nobody did anything of which the record could tell.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "UnsentForms" ("Key", "Establishment", "Person", "Page", "Closed", "At", "Until")
                VALUES ({key}, {owner.Home.Value}, {owner.Person.Value}, {page}, {contents.Close(For(owner.Person))},
                    {now.ToUnixTimeMilliseconds()}, {(now + howLong).ToUnixTimeMilliseconds()})
                ON CONFLICT ("Key") DO UPDATE
                SET "Page" = excluded."Page", "Closed" = excluded."Closed", "At" = excluded."At", "Until" = excluded."Until"
                """,
                ct);
            var beyond = await Own(db, owner.Person).OrderByDescending(row => row.At).Skip(Most).Select(row => row.Key).ToListAsync(ct);
            return beyond.Count == 0 ? 0 : await Own(db, owner.Person).Where(row => beyond.Contains(row.Key)).ExecuteDeleteAsync(ct);
        });
        return key;
    }

    /// <summary>Keeps for a day what could not be sent.</summary>
    public Task<Outcome<string>> Keep((EstablishmentId Home, PersonId Person) owner, HttpRequest request, IFormCollection form, CancellationToken ct) =>
        Keep(owner, request.Path.Value ?? "/", request.QueryString.Value ?? "", form, ADay, ct);

    /// <summary>
    /// What was typed, the query it was sent with, the names of files that were chosen, and when; null where there is nothing for this person.
    /// </summary>
    public async Task<(IFormCollection Form, string Query, IReadOnlyList<string> Files, DateTimeOffset At)?> Find(
        (EstablishmentId Home, PersonId Person) owner, string page, string key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await At(owner.Home, db => Own(db, owner.Person).AsNoTracking()
            .FirstOrDefaultAsync(row => row.Key == key && row.Page == page && row.Until > now, ct));
        return row is not null && FormContents.Open(For(owner.Person), row.Closed) is { } contents
            ? (contents.Form, contents.Query, contents.Files, row.At)
            : null;
    }

    /// <summary>What this person has typed and not sent, newest first.</summary>
    public Task<List<(string Key, string Page, DateTimeOffset At)>> All((EstablishmentId Home, PersonId Person) owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return At(owner.Home, async db => (await Own(db, owner.Person).AsNoTracking().Where(row => row.Until > now).OrderByDescending(row => row.At)
            .Select(row => new { row.Key, row.Page, row.At }).ToListAsync(ct)).ConvertAll(row => (row.Key, row.Page, row.At)));
    }

    /// <summary>The same with how each begins, as its person tells it from others.</summary>
    public async Task<IReadOnlyList<(string Key, string Page, DateTimeOffset At, string Words)>> Read(
        (EstablishmentId Home, PersonId Person) owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await At(owner.Home, db => Own(db, owner.Person).AsNoTracking().Where(row => row.Until > now)
            .OrderByDescending(row => row.At).ToListAsync(ct));
        return [.. rows.Select(row => (row.Key, row.Page, row.At, FormContents.Open(For(owner.Person), row.Closed)?.Beginning ?? ""))];
    }

    /// <summary>It was sent, or is not wanted any more.</summary>
    public Task Forget((EstablishmentId Home, PersonId Person) owner, string key, CancellationToken ct) =>
        At(owner.Home, db => Own(db, owner.Person).Where(row => row.Key == key).ExecuteDeleteAsync(ct));

    /// <summary>They signed out: what could not be sent goes. What lies beside a draft is as lasting as the draft.</summary>
    public Task ForgetDay((EstablishmentId Home, PersonId Person) owner, CancellationToken ct)
    {
        var dayFromNow = clock.GetUtcNow() + ADay;
        return At(owner.Home, db => Own(db, owner.Person).Where(row => row.Until <= dayFromNow).ExecuteDeleteAsync(ct));
    }

    /// <inheritdoc/>
    public void Dispose() => pace.Dispose();

    private IDataProtector For(PersonId person) => protector.CreateProtector(person.ToString());

    private static IQueryable<UnsentForm> Own(CountersignDb db, PersonId person) => db.Set<UnsentForm>().Where(row => row.Person == person);

    // In a scope of its own, which stands at the school of whoever typed: the request may be nobody's, or look into another school.
    private async Task<T> At<T>(EstablishmentId home, Func<CountersignDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CountersignDb>();
        db.Tenant.StandAt(home);
        return await work(db);
    }
}
