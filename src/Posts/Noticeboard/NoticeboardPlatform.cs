using System.Data.Common;
using Countersign.Foundation.Database;
using Countersign.People.Records;
using Countersign.Platforms.Contract;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Posts.Noticeboard;

/// <summary>
/// The school's own public news pages as a platform. The account's handle is the school's slug. It is this program's own
/// database, so it always knows: publishing is one transaction in which the send key can stand only once.
/// </summary>
internal sealed class NoticeboardPlatform(IServiceScopeFactory scopes) : IPlatform
{
    private const string NoSuchSchool = "No school of this program has news pages under that name";

    public string Name => "noticeboard";

    /// <summary>Ours to choose: a news page carries a longer text than a message, and pictures that fill a large screen.</summary>
    public PlatformLimits Limits { get; } = new(5000, 20_000, 10, 8_000_000, 2000, ["image/jpeg", "image/png", "image/webp"]) { PictureSide = 2560 };

    public async Task<PublishAnswer> Publish(Connection connection, Outgoing post, CancellationToken ct)
    {
        if (Limits.WhyNot(post.Text, post.Pictures) is { } why)
        {
            return new PublishAnswer.Rejected(why);
        }

        try
        {
            return await At(connection, board => board.Publish(post, ct), new PublishAnswer.Rejected(NoSuchSchool), ct);
        }
        catch (Exception fault) when (IsOfTheMachine(fault))
        {
            // Should the commit have gone through before its answer was lost, the same key answers with that post next time.
            return new PublishAnswer.TryLater(null);
        }
    }

    public async Task<FindAnswer> Find(Connection connection, SendKey key, CancellationToken ct)
    {
        try
        {
            return await At(connection, board => board.Find(key, ct), new FindAnswer.NotKnown(NoSuchSchool), ct);
        }
        catch (Exception fault) when (IsOfTheMachine(fault))
        {
            return new FindAnswer.NotKnown(Fault);
        }
    }

    public async Task<ReadBackAnswer> ReadBack(Connection connection, PlatformId id, CancellationToken ct)
    {
        if (!NoticeboardPostId.TryParse(id.Value, null, out var post))
        {
            return new ReadBackAnswer.NotKnown("This is not the id of a post on a noticeboard");
        }

        try
        {
            return await At(connection, board => board.ReadBack(post, ct), new ReadBackAnswer.NotKnown(NoSuchSchool), ct);
        }
        catch (Exception fault) when (IsOfTheMachine(fault))
        {
            return new ReadBackAnswer.NotKnown(Fault);
        }
    }

    public async Task<DeleteAnswer> Delete(Connection connection, PlatformId id, CancellationToken ct)
    {
        if (!NoticeboardPostId.TryParse(id.Value, null, out var post))
        {
            return new DeleteAnswer.NotKnown("This is not the id of a post on a noticeboard");
        }

        try
        {
            await At(connection, board => board.TakeDown(post, ct), false, ct);
        }
        catch (Exception fault) when (IsOfTheMachine(fault))
        {
            return new DeleteAnswer.NotKnown(Fault);
        }

        return await ReadBack(connection, id, ct) switch
        {
            ReadBackAnswer.NotThere => new DeleteAnswer.Gone(),
            ReadBackAnswer.There => new DeleteAnswer.StillThere("The post could not be taken down and is still public"),
            ReadBackAnswer.NotKnown(var why) => new DeleteAnswer.NotKnown(why),
            _ => throw new InvalidOperationException("Reading back answers in three ways."),
        };
    }

    public async Task<ConnectAnswer> Connect(Connection connection, CancellationToken ct)
    {
        try
        {
            return await At<ConnectAnswer>(
                connection,
                board => Task.FromResult<ConnectAnswer>(new ConnectAnswer.Connected(connection.Handle, board.School.Id.ToString())),
                new ConnectAnswer.Refused(NoSuchSchool),
                ct);
        }
        catch (Exception fault) when (IsOfTheMachine(fault))
        {
            return new ConnectAnswer.NotKnown(Fault);
        }
    }

    private const string Fault = "The database of this program did not answer";

    private static bool IsOfTheMachine(Exception fault) =>
        fault is DbException or DbUpdateException or IOException or TimeoutException or UnauthorizedAccessException
        || fault is InvalidOperationException { InnerException: DbException };

    // Whoever calls may stand elsewhere or nowhere, and may have changes pending that are not to be saved here.
    private async Task<T> At<T>(Connection connection, Func<Board, Task<T>> work, T noSchool, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Schools>().BySlug(connection.Handle, ct) is not { } school)
        {
            return noSchool;
        }

        scope.ServiceProvider.GetRequiredService<TenantScope>().StandAt(school.Id);
        return await work(ActivatorUtilities.CreateInstance<Board>(scope.ServiceProvider, school));
    }
}
