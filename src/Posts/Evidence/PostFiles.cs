using Countersign.Foundation.Files;
using Countersign.Posts.Model;
using Countersign.Posts.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

    private static async Task<IResult> EvidenceFile(PostId id, PostReaders readers, EvidencePack evidence, HttpContext context, CancellationToken ct)
    {
        NotFoundException.ThrowIf(!await (await readers.Find(id, ct)).AnyAsync(ct), id);
        var bytes = await evidence.Make(id, ct).OrNotFound(id);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(bytes, "application/zip", $"evidence-{id}.zip");
    }

    private static async Task<IResult> PictureFile(PostId id, Guid picture, PostReaders readers, IFileStore files, HttpContext context, CancellationToken ct)
    {
        var found = await (await readers.Find(id, ct)).SelectMany(row => row.Pictures).Where(row => row.Id == picture)
            .Select(row => new { row.Hash, row.MediaType }).FirstOrDefaultAsync(ct).OrNotFound(id);
        context.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Bytes(await files.Get(new ContentHash(found.Hash), ct), found.MediaType);
    }
}
