using Countersign.Foundation.Database;
using Countersign.Posts.Model;
using Microsoft.EntityFrameworkCore;

namespace Countersign.Posts.Evidence;

/// <summary>The stored files on which evidence rests are kept as long as the delivery is.</summary>
internal static class EvidenceFiles
{
    public static ModelPart Part { get; } = new(static _ => { }, Tables);

    private static void Tables(ModelBuilder model) =>
        model.Entity<Delivery>(static delivery => ModelPart.NamesFile(delivery.Property(row => row.EvidenceHash), SentRecord.FilesIn));
}
