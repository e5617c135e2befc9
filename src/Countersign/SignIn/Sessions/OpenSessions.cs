using System.Security.Claims;
using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.People.Model;
using Countersign.People.Records;
using Countersign.SignIn.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.SignIn.Sessions;

/// <summary>Starts, resumes and ends sessions.</summary>
internal sealed class OpenSessions(CountersignDb db, Staff staff, Schools schools, CurrentPerson current, TimeProvider clock)
{
    /// <summary>What happened to how whoever is here signs in and that they have not read, oldest first; read with their session.</summary>
    public IReadOnlyList<SignInNews> News { get; private set; } = [];

    // The time somebody was last seen is bookkeeping; writing it on every click would make every page a write.
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);

    /// <summary>A new session, not yet saved: the caller saves it with the act that says how the person signed in.</summary>
    /// <param name="confirmedAt">When the school's own service stood for the person, where it was asked.</param>
    public SessionClaims Start(
        EstablishmentId establishment, PersonId person, bool lacksSecondStep = false, bool isShared = false, DateTimeOffset? confirmedAt = null)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Establishment = establishment,
            Person = person,
            StartedAt = now,
            SeenAt = now,
            LacksSecondStep = lacksSecondStep,
            IsShared = isShared,
            ConfirmedAt = confirmedAt,
            ProvedAt = now,
        };
        db.Add(session);
        return new SessionClaims(session.Id, establishment, person);
    }

    /// <summary>
    /// Reads who the cookie's session belongs to and stands the database at their school; null where the session is over or the person has left.
    /// </summary>
    public async Task<ClaimsPrincipal?> Resume(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (SessionClaims.Read(principal) is not { } claims)
        {
            return null;
        }

        db.Tenant.StandAt(claims.Establishment);
        var now = clock.GetUtcNow();
        var found = await db.Set<Session>().AsNoTracking().Where(row => row.Id == claims.Session && row.Person == claims.Person)
            .Select(row => new { Session = row, News = db.Set<SignInNews>().Where(news => news.Person == row.Person).ToList() }).FirstOrDefaultAsync(ct);
        if (found?.Session is not { } session || !session.IsOpen(now) || await staff.Find(claims.Person, ct) is not { } person)
        {
            db.Tenant.StandAt(default);
            return null;
        }

        await Glimpse(session, now, ct);
        if (!session.LacksSecondStep)
        {
            News = [.. found.News.OrderBy(news => news.At)];
            current.Is(await Visiting(session, person, ct) ?? new Me(person.Id, claims.Establishment, person.Name, person.Roles)
            {
                Kind = person.Kind,
                SignaturesRest = person.SignaturesRest,
            });
        }

        return claims.ToPrincipal(whole: !session.LacksSecondStep);
    }

    /// <summary>When whoever has this session last showed who they are; null where that is not known.</summary>
    public Task<DateTimeOffset?> ProvedAt(SessionClaims claims, CancellationToken ct) => db.AcrossEstablishments<Session>()
        .Where(row => row.Id == claims.Session && row.Person == claims.Person).Select(row => row.ProvedAt).FirstOrDefaultAsync(ct);

    /// <summary>They have read what happened to how they sign in, up to what this request found.</summary>
    public async Task HaveRead(Me me, CancellationToken ct)
    {
        if (News.Count > 0)
        {
            db.RemoveRange(News);
            await db.Save(new AuditEvent(SignInEvents.NewsRead, me.VisitsFrom ?? me.Establishment, me.Id, clock.GetUtcNow(), me.Id.Value), ct);
        }
    }

    /// <summary>Notes which school of their trust this browser looks into; null leads home. The caller saves it with its act.</summary>
    public async Task Move(Guid session, PersonId person, EstablishmentId? to, CancellationToken ct)
    {
        if (await db.AcrossEstablishments<Session>()
            .FirstOrDefaultAsync(row => row.Id == session && row.Person == person, ct) is { } own)
        {
            own.At = to;
        }
    }

    // Weighed anew at each request: a school that left the trust, or a person who is no administrator any more, closes the door.
    private async Task<Me?> Visiting(Session session, StaffMember person, CancellationToken ct)
    {
        if (session.At is not { } school || !person.Roles.Contains(Me.Administrator) || (await schools.Find(school, ct))?.Parent != session.Establishment)
        {
            return null;
        }

        db.Tenant.StandAt(school);
        db.Tenant.ChangeAlsoAt(session.Establishment);
        return new Me(person.Id, school, person.Name, [Me.Administrator])
        {
            Kind = person.Kind,
            VisitsFrom = session.Establishment,
            SignaturesRest = person.SignaturesRest,
        };
    }

    public Task<List<Session>> Of(PersonId person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Session.AtMost;
        var (idle, sharedIdle) = (now - Session.IdleAtMost, now - Session.SharedIdleAtMost);
        var unconfirmed = now - Session.UnconfirmedAtMost;
        return db.AcrossEstablishments<Session>().Where(row => row.Person == person
            && row.EndedAt == null && row.StartedAt > oldest && row.SeenAt > idle && (!row.IsShared || row.SeenAt > sharedIdle)
            && (row.ConfirmedAt == null || row.ConfirmedAt > unconfirmed))
            .OrderByDescending(row => row.SeenAt).ToListAsync(ct);
    }

    public Task<bool> IsShared(Guid session, CancellationToken ct) =>
        db.AcrossEstablishments<Session>().AnyAsync(row => row.Id == session && row.IsShared, ct);

    /// <summary>Ends the sessions now. Their next click lands on sign-in.</summary>
    public async Task End(IReadOnlyCollection<Session> sessions, Me by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var session in sessions)
        {
            session.EndedAt = now;
        }

        if (sessions.Count > 0)
        {
            await db.Save(new AuditEvent(
                SignInEvents.SessionsRevoked,
                by.Establishment,
                by.Id,
                now,
                [sessions.First().Person.Value, .. sessions.Select(session => session.Id)]), ct);
        }
    }

    private async Task Glimpse(Session session, DateTimeOffset now, CancellationToken ct)
    {
        if (now - session.SeenAt < Glance)
        {
            return;
        }

        try
        {
            await db.Set<Session>().Where(row => row.Id == session.Id).ExecuteUpdateAsync(row => row.SetProperty(s => s.SeenAt, now), ct);
        }
        catch (Exception full) when (CountersignDb.IsWithoutRoom(full))
        {
            // Where nothing can be kept, people can still read.
        }
    }
}
