using System.Security.Cryptography;
using System.Text.Json;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Evaluation;

/// <summary>Hashes what stands above a school's own document and bears on one piece of work.</summary>
internal static class ProcedureHash
{
    /// <summary>SHA-256 in lower-case hexadecimal; null where nothing above bears on it, so that the school's own document says everything.</summary>
    public static string? Above(PolicyLayers layers, LayeredProcedure procedure)
    {
        var parts = procedure.Parts.Where(part => !ReferenceEquals(part.Document, layers.Lowest)).ToList();
        var signers = procedure.Parts.SelectMany(part => part.Said.Runners.Concat(part.Said.Signatures.Select(step => step.By.Role).OfType<string>()))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var deputies = layers.Roles
            .Where(role => role.Said.Deputy is not null && !ReferenceEquals(role.Document, layers.Lowest) && signers.Contains(role.Said.Name))
            .Select(role => new { role = role.Said.Name, deputy = role.Said.Deputy })
            .OrderBy(role => role.role, StringComparer.Ordinal).ToList();
        if (parts.Count + deputies.Count == 0)
        {
            return null;
        }

        var above = JsonSerializer.SerializeToNode(new
        {
            format = "countersign-procedure-above-1",
            procedure = procedure.Id,
            parts = parts.Select(Part),
            deputies,
        })!.AsObject();

        // What came later stands only where there is some, so that what was signed before is still signed.
        if (parts.Exists(part => part.Document.Front.Colleagues.Count > 0))
        {
            above["colleagues"] = JsonSerializer.SerializeToNode(parts.Select(part => part.Document.Front.Colleagues));
        }

        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(above)));
    }

    // The order is the order of signing. Titles, wording of prose and editions are left aside: they change no plan.
    private static object Part(Layered<Procedure> part) => new
    {
        layer = part.Document.Front.Layer.ToString(),
        clause = part.Said.Clause.Id,
        runners = part.Said.Runners.Order(StringComparer.Ordinal),
        asks = part.Said.Asks.Order(StringComparer.Ordinal),
        signatures = part.Said.Signatures
            .Select(step => new { act = step.Act.ToString(), by = step.By.Code, when = step.When.Select(Condition), clause = step.Clause }),
        confirmations = part.Said.Confirmations.Select(line => new { clause = line.Clause, question = line.Question }),
        refusals = part.Said.Refusals.Select(refusal => new { clause = refusal.Clause, fact = refusal.Fact.Name }),
        facts = part.Said.Facts.OrderBy(fact => fact.Name, StringComparer.Ordinal)
            .Select(fact => new { fact = fact.Name, asks = fact.Asks, ofAuthor = NeededSignature.IsAboutAuthor(part.Document, fact) }),
        silent = part.Said.Silent,
    };

    private static object Condition(Condition condition) => new { fact = condition.Fact.Name, holds = condition.Holds };
}
