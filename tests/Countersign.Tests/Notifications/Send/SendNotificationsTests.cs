using Countersign.Foundation.Audit;
using Countersign.Foundation.Database;
using Countersign.Notifications.Model;
using Countersign.Notifications.Tell;
using Countersign.People.Model;
using Countersign.Tests.Peers;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Tests.Notifications.Send;

/// <summary>E-mails on their way to a mail server that is away, refuses or is gone before it says that it took one.</summary>
public sealed class SendNotificationsTests
{
    private static readonly NotificationKind Kind = new("x.told", "Something happened", "Something happens");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_with_the_mail_server_down_for_an_hour_each_arrive_once()
    {
        await using var mail = new MailPeer();
        var server = await mail.Server();
        await using var site = await Start(server);
        await mail.Down();
        var people = site.Settings.PostgreSql is null ? 1_000 : 100;
        await Tell(site, people);

        await site.Services.RunOutbox(Ct);
        site.Clock.Advance(TimeSpan.FromMinutes(59));
        await site.Services.RunOutbox(Ct);
        var during = await mail.For("thousand.example");
        await mail.Up();
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        await site.Services.RunOutbox(Ct);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Services.RunOutbox(Ct);

        Assert.Empty(during);
        var arrived = (await mail.For("thousand.example")).SelectMany(one => one.To).ToList();
        Assert.Equal(people, arrived.Count);
        Assert.Equal(people, arrived.Distinct().Count());
    }

    [Fact]
    public async Task Where_the_answer_was_lost_it_is_sent_again_as_the_same_e_mail()
    {
        await using var server = new ScriptedMailServer();
        await using var site = await Start(server.Settings);
        await Tell(site, 1);
        server.Answer = line => line == "." ? null : ScriptedMailServer.Usual(line);
        await site.Services.RunOutbox(Ct);
        server.Answer = ScriptedMailServer.Usual;

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Services.RunOutbox(Ct);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Services.RunOutbox(Ct);

        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-Id", StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_is_tried_once_and_it_stays_in_the_app()
    {
        await using var server = new ScriptedMailServer();
        var asked = 0;
        server.Answer = line =>
        {
            asked += line.StartsWith("RCPT", StringComparison.Ordinal) ? 1 : 0;
            return line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 nobody of that name" : ScriptedMailServer.Usual(line);
        };
        await using var site = await Start(server.Settings);
        await Tell(site, 1);

        await site.Services.RunOutbox(Ct);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Services.RunOutbox(Ct);

        Assert.Equal(1, asked);
        Assert.Equal(1, await site.Read(db => db.Set<Notification>().CountAsync(row => row.EndedAt == null, Ct)));
    }

    [Fact]
    public async Task A_sender_or_a_server_that_is_refused_is_tried_again_because_the_operator_can_mend_it()
    {
        await using var server = new ScriptedMailServer();
        server.Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 not from here" : ScriptedMailServer.Usual(line);
        await using var site = await Start(server.Settings);
        await Tell(site, 1);
        await site.Services.RunOutbox(Ct);
        server.Answer = ScriptedMailServer.Usual;

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Services.RunOutbox(Ct);

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task What_is_due_to_one_person_comes_in_one_e_mail()
    {
        await using var server = new ScriptedMailServer();
        await using var site = await Start(server.Settings);
        var person = Assert.Single(await Tell(site, 1));
        await Told(site, [person]);

        await site.Services.RunOutbox(Ct);

        Assert.Contains("2 times", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    // A Monday morning, when e-mails go as things happen.
    private static async Task<TestSite> Start(MailServer server)
    {
        var site = await TestSite.Start(services => services.AddSingleton(Kind), settings => settings with { Mail = server });
        site.Clock.Advance(TimeSpan.FromDays(2));
        return site;
    }

    private static async Task<IReadOnlyList<PersonId>> Tell(TestSite site, int people)
    {
        var all = Enumerable.Range(1, people).Select(number => new Person { Establishment = site.School, Name = $"Person {number}", Kind = PersonKinds.Staff, Email = $"p{number}@thousand.example" }).ToList();
        await site.Use(async services =>
        {
            var db = services.GetRequiredService<CountersignDb>();
            db.AddRange(all);
            await db.Save(new AuditEvent(SomeKind.Named("person.added"), site.School, null, site.Clock.GetUtcNow()), Ct);
            return true;
        });
        foreach (var some in all.Chunk(5))
        {
            await Told(site, [.. some.Select(person => person.Id)]);
        }

        return [.. all.Select(person => person.Id)];
    }

    private static Task<bool> Told(TestSite site, IReadOnlyList<PersonId> people) => site.Use(async services =>
    {
        services.GetRequiredService<Notify>().Tell(Kind, site.School, people, new NotificationAbout(Guid.CreateVersion7(), "/posts"));
        await services.GetRequiredService<CountersignDb>().Save(new AuditEvent(SomeKind.Named("post.submitted"), site.School, null, site.Clock.GetUtcNow()), Ct);
        return true;
    });
}
