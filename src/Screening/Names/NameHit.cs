using Countersign.Screening.Model;

namespace Countersign.Screening.Names;

/// <summary>
/// Letters <paramref name="From"/> to <paramref name="To"/> of the stream name one of these pupils; a doubtful hit is made of ordinary
/// words in small letters.
/// </summary>
internal sealed record NameHit(int From, int To, NameTier Tier, IReadOnlyList<Guid> Pupils, bool Doubtful = false);
