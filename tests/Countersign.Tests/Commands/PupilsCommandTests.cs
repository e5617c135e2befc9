using System.Text.Json;
using Countersign.Commands;

namespace Countersign.Tests.Commands;

[Trait("Database", "none")]
public sealed class PupilsCommandTests
{
    private static readonly string Cases = Path.Combine(Checkout.Root, "tests/Countersign.Tests/People/Pupils/cases");

    private static readonly JsonSerializerOptions Legible = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task What_a_list_holds_is_printed_for_other_programs()
    {
        var code = await CommandLine.Run(["pupils", "read", Path.Combine(Cases, "r04-windows-1252.csv"), "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        var root = printed.RootElement;
        Assert.Equal(0, code);
        Assert.Equal("""{"first":"Zoë","preferred":null,"surname":"Ångström"}""", Compact(root.GetProperty("pupils")[0]));
        Assert.Equal("""{"first":"First name","surname":"Surname","preferred":"Preferred name"}""", Compact(root.GetProperty("columns")));
        Assert.Equal(("windows-1252", "[]", "null"), (root.GetProperty("encoding").GetString(), Compact(root.GetProperty("unread")), Compact(root.GetProperty("refused"))));
    }

    [Fact]
    public async Task A_line_that_is_not_read_is_printed_with_its_number_and_the_reason()
    {
        await CommandLine.Run(["pupils", "read", Path.Combine(Cases, "r22-one-name-only.csv"), "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        Assert.Equal("""{"first":"Suharto","preferred":null,"surname":null}""", Compact(printed.RootElement.GetProperty("pupils")[0]));
        Assert.Equal(3, printed.RootElement.GetProperty("unread")[0].GetProperty("line").GetInt32());
        Assert.NotEmpty(printed.RootElement.GetProperty("unread")[0].GetProperty("why").GetString()!);
    }

    [Fact]
    public async Task A_person_reads_names_columns_and_what_is_left_out()
    {
        var code = await CommandLine.Run(["pupils", "read", Path.Combine(Cases, "r10-extra-columns.csv")]);

        Assert.Equal(0, code);
        Assert.Contains("Oliver Bright", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("1 pupil, written as utf-8", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("first from “Forename”", TestConsole.Printed, StringComparison.Ordinal);
        Assert.Contains("Not read: “UPN”, “Reg”", TestConsole.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_refused_ends_with_2_and_a_sentence()
    {
        var code = await CommandLine.Run(["pupils", "read", Path.Combine(Cases, "r26-nul-bytes.csv"), "--json"]);

        using var printed = JsonDocument.Parse(TestConsole.Printed);
        Assert.Equal(2, code);
        Assert.StartsWith("This file holds bytes that no text has", printed.RootElement.GetProperty("refused").GetString(), StringComparison.Ordinal);
        Assert.Equal("[]", Compact(printed.RootElement.GetProperty("pupils")));
    }

    [Fact]
    public async Task A_list_that_is_not_there_ends_with_2()
    {
        Assert.Equal(2, await CommandLine.Run(["pupils", "read", "/nowhere/pupils.csv"]));
        Assert.Contains("there is no such file", TestConsole.Printed, StringComparison.Ordinal);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Legible);
}
