using Countersign.Screening.Model;

namespace Countersign.Screening.Names;

/// <summary>
/// Characters <paramref name="From"/> to <paramref name="To"/> name one of these pupils (letters of the stream while it is searched, the original text
/// once it is settled). A doubtful hit weighs one step less, such as one made of ordinary words. A turned one has the surname first.
/// </summary>
internal sealed record NameHit(int From, int To, NameTier Tier, IReadOnlyList<Guid> Pupils, bool Doubtful = false, bool Turned = false);
