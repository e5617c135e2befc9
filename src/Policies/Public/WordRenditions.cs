using Countersign.Policies.Read;
using Countersign.PolicyLanguage.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Countersign.Policies.Public;

/// <summary>The policy and its house rules as Word files: copies for reading, which say where the ratified text is.</summary>
internal static class WordRenditions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/rules/{slug}").AllowAnonymous();
        files.MapGet("policy.docx", async (string slug, PublicPolicies policies, CancellationToken ct) =>
            File(OfPolicy(await policies.EnterRatified(slug, ct).OrNotFound(slug)), slug, "policy"));
        files.MapGet("{audience}.docx", async (string slug, string audience, PublicPolicies policies, CancellationToken ct) =>
        {
            var found = await policies.EnterRatified(slug, ct).OrNotFound(slug);
            return File(OfHouseRules(found, HousePaper.Of(found, audience).OrNotFound(audience)), slug, "house-rules-" + audience);
        });
    }

    internal static byte[] OfPolicy(PublicPolicy found)
    {
        var front = found.Policy.OwnDocument.Front;
        var file = new WordFile();
        file.Heading(0, front.Title);
        file.Text($"{found.School.Name}. {found.RatifiedWords}");
        foreach (var part in PolicyView.Of(found.Policy.OwnDocument))
        {
            switch (part)
            {
                case Shown.Heading heading:
                    file.Heading(heading.Level - 1, $"{heading.Clause} {heading.Text}".Trim());
                    break;
                case Shown.Prose prose:
                    WordProse.Write(file, prose.Markdown);
                    break;
                case Shown.Meaning meaning:
                    file.Bullets(meaning.Sentences);
                    break;
                case Shown.Steps steps:
                    file.Text([WordFile.Run(steps.Title, bold: true)]);
                    file.Numbers(steps.Lines.Select(line => new[] { WordFile.Run(line) }));
                    break;
                case Shown.Examples or Shown.Glossary:
                    break;
            }
        }

        Close(file, found);
        return file.Save(front.Title);
    }

    internal static byte[] OfHouseRules(PublicPolicy found, HousePaper paper)
    {
        var file = new WordFile();
        file.Heading(0, paper.Title);
        file.Text(found.School.Name);
        file.Text(paper.Sections.Count > 0 ? paper.Beginning : "Our policy has no rule that is only for you.");
        foreach (var section in paper.Sections)
        {
            file.Heading(1, section.Heading);
            foreach (var clause in section.Entries.GroupBy(entry => (entry.Clause, entry.Document)))
            {
                Write(file, $"Clause {clause.Key.Clause.Id} of {paper.Above(clause.Key.Document) ?? "the policy"}", [.. clause]);
            }
        }

        file.Heading(1, "Not sure, or worried?");
        file.Text($"Ask the {paper.Decider}, or any adult at the school whom you trust. If somebody may be in danger, call {paper.EmergencyNumber}.");
        Close(file, found);
        return file.Save($"{paper.Title}, {found.School.Name}");
    }

    private static void Write(WordFile file, string from, IReadOnlyList<Passage> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Steps.Count > 0))
        {
            file.Text(entry.Lead!);
            file.Numbers(entry.Steps.Select(step => new[] { WordFile.Run(step) }));
        }

        file.Bullets(entries.Where(entry => entry.Sentences.Count > 0).Select(entry => string.Join(' ', entry.Sentences)));
        file.Text([WordFile.Run(from, italic: true)]);
    }

    private static void Close(WordFile file, PublicPolicy found) =>
        file.Text([WordFile.Run($"This is a copy for reading. What was ratified is the text with the fingerprint {found.Policy.Hash[..12]}.", italic: true)]);

    private static IResult File(byte[] bytes, string slug, string name) => Results.File(bytes, WordFile.MediaType, $"{slug}-{name}.docx");
}
