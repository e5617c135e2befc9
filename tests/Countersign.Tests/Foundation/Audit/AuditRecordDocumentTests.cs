using System.Reflection;
using System.Text.RegularExpressions;
using Countersign.Foundation.Audit;

namespace Countersign.Tests.Foundation.Audit;

/// <summary>docs/audit-record.md lists the kinds of act that the modules declare, and every kind is made somewhere.</summary>
public sealed partial class AuditRecordDocumentTests : IAsyncLifetime
{
    private static readonly string Document = Path.Combine(Checkout.Root, "docs", "audit-record.md");

    private TestSite site = null!;

    private IReadOnlyList<AuditEventKind> Kinds => [.. site.Services.GetRequiredService<AuditEventKinds>().Modules.SelectMany(module => module.Kinds)];

    private static IReadOnlyList<FieldInfo> Declared =>
    [
        .. ArchitectureTests.AllTypes.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(declared => declared.FieldType == typeof(AuditEventKind)),
    ];

    public async ValueTask InitializeAsync() => site = await TestSite.Start();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void The_list_in_the_docs_is_written_from_the_kinds_that_modules_declare()
    {
        var written = Table().Replace(File.ReadAllText(Document), string.Concat(Rows().Select(row => row + "\n")), 1);
        if (Environment.GetEnvironmentVariable("COUNTERSIGN_RECORD") == "1")
        {
            File.WriteAllText(Document, written);
        }

        Assert.True(written == File.ReadAllText(Document), """
            docs/audit-record.md does not list the kinds of act that the modules declare. Write it again with
            COUNTERSIGN_RECORD=1 dotnet run --project tests/Countersign.Tests -- --filter-class "*AuditRecordDocumentTests" and commit it with the change.
            """);
    }

    [Fact]
    public void Every_module_contributes_every_kind_that_it_declares()
    {
        Assert.NotEmpty(Declared);
        Assert.Equal(Declared.Select(field => ((AuditEventKind)field.GetValue(null)!).Name).Order(StringComparer.Ordinal), Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));
        Assert.All(Declared, field => Assert.EndsWith("Events", field.DeclaringType!.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_is_named_by_noun_and_past_participle_and_has_words()
    {
        Assert.All(Kinds, kind => Assert.Matches(@"^[a-z-]+\.[a-z-]+$", kind.Name));
        Assert.All(Kinds, kind => Assert.True(kind.Words.Length > 0 && kind.When.Length > 0, kind.Name));
    }

    [Fact]
    public void Every_kind_is_made_somewhere()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("Events.cs", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();

        var unmade = Declared.Select(field => $"{field.DeclaringType!.Name}.{field.Name}")
            .Where(kind => !sources.Exists(source => Regex.IsMatch(source, $@"\b{Regex.Escape(kind)}\b"))).ToList();

        Assert.Empty(unmade);
    }

    [Fact]
    public void What_is_about_a_person_says_that_it_is_personal() => Assert.All(
        Kinds.Where(kind => kind.About.Contains("person", StringComparison.Ordinal) || kind.About.Contains("colleague", StringComparison.Ordinal) || kind.About.Contains("sign-in", StringComparison.Ordinal)),
        kind => Assert.Contains("about", kind.PersonalFields));

    [Fact]
    public void A_stored_name_is_read_in_words_also_under_its_former_name_and_an_unknown_one_as_it_stands()
    {
        var kind = new AuditEventKind("post.taken-down", "Taken down", "somebody took a post down") { FormerNames = ["post.taken-back"] };

        var kinds = new AuditEventKinds([new ModuleEventKinds("Posts", [kind])]);

        Assert.Equal("Taken down", kinds.Words("post.taken-down"));
        Assert.Equal("Taken down", kinds.Words("post.taken-back"));
        Assert.Equal("post.painted", kinds.Words("post.painted"));
    }

    private IEnumerable<string> Rows() =>
    [
        "| act | in words | when | about | clause | personal |",
        "|---|---|---|---|---|---|",
        .. Kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => $"| `{kind.Name}` | {kind.Words} | {kind.When} | {kind.About} | {kind.Clause} | {Personal(kind)} |"),
    ];

    private static string Personal(AuditEventKind kind) =>
        string.Join(", ", kind.PersonalFields) + (kind.KeptBecause is { } why ? $"; kept when somebody is erased: {why}" : "");

    [GeneratedRegex(@"(?:^\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();
}
