using Countersign.Policies.Drafts.Check;
using Countersign.Policies.Drafts.Model;
using Countersign.PolicyLanguage.Model;
using Countersign.PolicyLanguage.Wording;

namespace Countersign.Policies.Drafts.Ratify;

/// <summary>What an administrator records once the governors have ratified a document.</summary>
internal sealed class Ratification
{
    /// <summary>The fingerprint of the document as the page showed it.</summary>
    public string? Hash { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>Where it is minuted.</summary>
    public string? Minute { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>What keeps a draft from being put before governors as it is; empty where nothing does.</summary>
    /// <param name="inForce">The fingerprint of the policy in force; null where there is none, or where nobody has ratified it yet.</param>
    public static IReadOnlyList<string> Hindrances(PolicyDraft draft, DraftReport report, PolicyDocument? document, string? inForce)
    {
        var open = draft.Clauses.Count(clause => clause.Decision == ProposalState.Open);
        return
        [
            .. document is not null && document.Hash == inForce ? ["This very text is in force already"] : Array.Empty<string>(),
            .. open > 0 ? [$"{(open == 1 ? "For one clause" : $"For {open} clauses")} something is proposed and nobody has decided"] : Array.Empty<string>(),
            .. report.Problems.Count > 0
                ? [$"The document has {(report.Problems.Count == 1 ? "an error" : $"{report.Problems.Count} errors")}, so nothing could follow it"]
                : Array.Empty<string>(),
            .. report.Failing.Any() ? [$"{(report.Failing.Count() == 1 ? "One of its examples does" : $"{report.Failing.Count()} of its examples do")} "
                + "not hold: the text and what it makes the program do say different things. The page of the draft "
                + "offers to accept the new answers"] : Array.Empty<string>(),
        ];
    }

    /// <summary>What is wrong with what was filled in, by the name of its box; empty where nothing is.</summary>
    /// <param name="today">The school's.</param>
    public IEnumerable<(string Box, string Sentence)> Faults(PolicyDocument document, DateOnly today)
    {
        if (Hash != document.Hash)
        {
            yield return ("", "The draft was changed since you opened this page. Read what it says now, and ask whether that is what the governors ratified");
        }

        if (On is not { } on)
        {
            yield return (nameof(On), "Enter the day on which the governors ratified it");
        }
        else if (on > today)
        {
            yield return (nameof(On), "That day is still to come. Come back once the governors have ratified it");
        }
        if (Minute?.Length > 200)
        {
            yield return (nameof(Minute), "Where it is minuted must be 200 characters or fewer");
        }

        if (!Confirmed)
        {
            yield return (nameof(Confirmed), "Confirm that the governors ratified this very document");
        }
    }

    /// <summary>For the record.</summary>
    public Dictionary<string, string> Facts() => new RatificationNote(On!.Value, string.IsNullOrWhiteSpace(Minute) ? null : Minute.Trim()).Facts;

    /// <summary>What the text itself says of a ratification, as a sentence; null where it says nothing.</summary>
    public static string? Stated(PolicyDocument document) => document.Front.Ratified is { } said
        ? $"The text itself says that it was ratified {(said.Day == 1 ? "in" : "on")} {English.Stated(said)}. What you record here stands beside the text and "
            + "does not change it. If the text is wrong, mend it under “About this document” before the governors ratify it."
        : null;
}
