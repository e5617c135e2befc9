using Countersign.Foundation.Files;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Evidence;

/// <summary>The files around a post that whoever reads the post may open.</summary>
internal static class PostFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/posts/{id}/pictures/{picture:guid}", PictureFile);
        routes.MapGet("/posts/{id}/evidence", EvidenceFile);
    }

    private static async Task<IResult> EvidenceFile(PostId id, PostReaders readers, EvidencePack evidence, CancellationToken ct)
    {
        NotFoundException.ThrowIf(!await (await readers.Find(id, ct)).AnyAsync(ct), id);
        return await evidence.Make(id, ct).OrNotFound(id) switch
        {
            Outcome<byte[]>.Done(var bytes) => Results.Bytes(bytes, "application/zip", $"evidence-{id}.zip"),
            Outcome<byte[]>.Refused(var why) => Results.Text(why.Sentence, statusCode: StatusCodes.Status409Conflict),
            _ => throw new InvalidOperationException("an outcome is done or refused"),
        };
    }

    private static async Task<IResult> PictureFile(
        PostId id, Guid picture, [FromQuery(Name = "for")] string? platform, PostReaders readers, IFileStore files, CancellationToken ct)
    {
        var found = await (await readers.Find(id, ct)).SelectMany(row => row.Pictures).Where(row => row.Id == picture)
            .Include(row => row.Renditions).AsNoTracking().FirstOrDefaultAsync(ct).OrNotFound(id);
        var file = found.For(platform ?? "");
        return Results.Bytes(await files.Get(new ContentHash(file.Hash), ct), file.MediaType);
    }
}
