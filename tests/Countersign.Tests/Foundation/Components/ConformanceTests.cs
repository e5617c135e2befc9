using System.Text.Json;

namespace Countersign.Tests.Foundation.Components;

public class ConformanceTests
{
    private static readonly Dictionary<string, Func<JsonElement, Written>> Components = new()
    {
        ["button"] = ContentAsWritten.Button,
        ["inset-text"] = ContentAsWritten.Inset,
        ["warning-text"] = ContentAsWritten.Warning,
        ["details"] = ContentAsWritten.Details,
        ["panel"] = ContentAsWritten.Panel,
        ["tag"] = ContentAsWritten.Tag,
        ["notification-banner"] = ContentAsWritten.Notification,
        ["error-summary"] = ContentAsWritten.ErrorSummary,
        ["back-link"] = ContentAsWritten.BackLink,
        ["breadcrumbs"] = ContentAsWritten.Breadcrumbs,
        ["summary-list"] = ContentAsWritten.SummaryList,
        ["tabs"] = ContentAsWritten.Tabs,
        ["pagination"] = ContentAsWritten.Pagination,
        ["input"] = FieldsAsWritten.Input,
        ["textarea"] = FieldsAsWritten.Textarea,
        ["character-count"] = FieldsAsWritten.Textarea,
        ["password-input"] = FieldsAsWritten.Password,
        ["file-upload"] = FieldsAsWritten.FileUpload,
        ["select"] = FieldsAsWritten.Select,
        ["radios"] = FieldsAsWritten.Radios,
        ["checkboxes"] = FieldsAsWritten.Checkboxes,
        ["date-input"] = FieldsAsWritten.Date,
        ["fieldset"] = FieldsAsWritten.Fieldset,
    };

    public static IEnumerable<TheoryDataRow<string, string>> Supported =>
        SupportedFixtures.ByComponent.SelectMany(c => c.Value.Select(name => new TheoryDataRow<string, string>(c.Key, name)));

    [Theory]
    [MemberData(nameof(Supported))]
    public async Task A_component_renders_what_upstream_renders(string component, string name)
    {
        var fixture = Fixture.Of(component, name);

        var ours = await Rendered.Html(Components[component](fixture.Options));

        Assert.Equal(Dom.Canonical(Adapted(component, fixture.Options, fixture.Html)), Dom.Canonical(ours));
    }

    // Where a fixture's addresses or names are free choices, ours are put in their place: the page before and after, a date's boxes.
    private static string Adapted(string component, JsonElement o, string html)
    {
        if (component == "pagination" && o.Each("items").FirstOrDefault(i => i.Is("current")).Number("number") is { } current)
        {
            return html.Replace("\"/previous\"", $"\"/page/{current - 1}\"", StringComparison.Ordinal).Replace("\"/next\"", $"\"/page/{current + 1}\"", StringComparison.Ordinal);
        }

        // Upstream counts UTF-16 units unless told; ours always counts the characters people see.
        if (component == "character-count" && o.Text("countType") is null)
        {
            return html.Replace(" data-maxlength=", " data-count-type=\"characters\" data-maxlength=", StringComparison.Ordinal);
        }

        if (component != "date-input")
        {
            return html;
        }

        return o.Text("namePrefix") is { } prefix
            ? html.Replace($" name=\"{prefix}-", $" name=\"{prefix}.", StringComparison.Ordinal)
            : html.Replace(" name=\"", $" name=\"{o.Text("id")}.", StringComparison.Ordinal);
    }
}
