using System.Globalization;
using System.Text.Json;
using Countersign.Foundation.Components.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Tests.Foundation.Components;

// How the options of a fixture would be written with our form controls.
internal static class FieldsAsWritten
{
    private static readonly string[] InputAttributes = ["inputmode", "autocomplete", "pattern", "autocapitalize", "spellcheck"];

    public static Written Input(JsonElement o) => new("cs-input", Labelled(o, new InputTagHelper
    {
        Type = o.Text("type") ?? "text",
        Value = o.Text("value"),
        Prefix = o.Text("prefix", "text"),
        Suffix = o.Text("suffix", "text"),
    }))
    { Attributes = With(o.Attributes(InputAttributes), o, "disabled") };

    public static Written Textarea(JsonElement o) => new("cs-textarea", Labelled(o, new TextareaTagHelper
    {
        Value = o.Text("value"),
        Rows = o.At("rows") is null ? 5 : int.Parse(o.Text("rows")!, CultureInfo.InvariantCulture),
        MaxCharacters = o.Text("countType") == "words" ? null : Whole(o, "maxlength"),
        MaxWords = o.Text("countType") == "words" ? Whole(o, "maxlength") : null,
        Threshold = Whole(o, "threshold"),
    }))
    { Attributes = With(o.Attributes("autocomplete", "spellcheck"), o, "disabled") };

    public static Written Password(JsonElement o) => new("cs-password", Labelled(o, new PasswordTagHelper
    {
        Autocomplete = o.Text("autocomplete") ?? "current-password",
    }))
    { Attributes = o.Attributes() };

    public static Written FileUpload(JsonElement o) => new("cs-file-upload", Labelled(o, new FileUploadTagHelper { DropZone = o.Is("javascript") }))
    { Attributes = With(With(o.Attributes("accept", "capture"), o, "multiple"), o, "disabled") };

    public static Written Select(JsonElement o) => new("cs-select", Labelled(o, new SelectTagHelper()))
    {
        Attributes = o.Attributes(),
        Children = [.. o.Each("items").Select(item => new Written("cs-option", new OptionTagHelper
        {
            Value = item.Text("value") ?? "",
            Label = item.Text("text") ?? "",
            Selected = item.At("selected") is null ? o.Text("value") is { } chosen && chosen == item.Text("value") : item.Is("selected"),
            Disabled = item.Is("disabled"),
        })
        { Attributes = item.Attributes() })],
    };

    public static Written Radios(JsonElement o) => Choices("radio", o);

    public static Written Checkboxes(JsonElement o) => Choices("checkbox", o);

    // Upstream joins a name and its box with a hyphen, or leaves the name out; ours are joined by a full stop, as model binding reads them.
    public static Written Date(JsonElement o)
    {
        var name = o.Text("namePrefix") ?? o.Text("id")!;
        var state = new ModelStateDictionary();
        foreach (var part in (string[])["day", "month", "year"])
        {
            if ((o.Text("values", part) ?? o.Text("values", $"{name}-{part}")) is { } value)
            {
                state.SetModelValue($"{name}.{part}", new ValueProviderResult(value));
            }

            if (o.Is(part, "error"))
            {
                state.AddModelError($"{name}.{part}", "");
            }
        }

        return new Written("cs-date", Common(o, new DateTagHelper
        {
            Id = o.Text("id"),
            Name = name,
            Legend = o.Text("fieldset", "legend", "text") ?? "",
            LegendSize = Size(o.Text("fieldset", "legend", "classes")),
            LegendIsPageHeading = o.Is("fieldset", "legend", "isPageHeading"),
            DescribedBy = o.Text("fieldset", "describedBy"),
            IsOwnBirthday = o.Each("items").Any(i => i.Text("autocomplete") == "bday-day"),
            ViewContext = Rendered.Context(state),
        }))
        { Attributes = o.Attributes() };
    }

    public static Written Fieldset(JsonElement o) => new("cs-fieldset", new FieldsetTagHelper
    {
        Legend = o.Text("legend", "text") ?? "",
        LegendSize = Size(o.Text("legend", "classes")),
        LegendIsPageHeading = o.Is("legend", "isPageHeading"),
        DescribedBy = o.Text("describedBy"),
    })
    { Attributes = o.Attributes(), Html = o.Text("html") };

    public static TextSize Size(string? classes) => classes switch
    {
        { } c when c.EndsWith("--xl", StringComparison.Ordinal) => TextSize.XL,
        { } c when c.EndsWith("--l", StringComparison.Ordinal) => TextSize.L,
        { } c when c.EndsWith("--m", StringComparison.Ordinal) => TextSize.M,
        { } c when c.EndsWith("--s", StringComparison.Ordinal) => TextSize.S,
        _ => TextSize.Plain,
    };

    private static Written Choices(string kind, JsonElement o)
    {
        var plural = kind == "radio" ? "radios" : "checkboxes";
        var classes = o.Text("classes");
        var group = Common(o, new ChoicesTagHelper
        {
            Id = o.Text("idPrefix"),
            Name = o.Text("name"),
            Legend = o.Text("fieldset", "legend", "text"),
            LegendSize = Size(o.Text("fieldset", "legend", "classes")),
            LegendIsPageHeading = o.Is("fieldset", "legend", "isPageHeading"),
            Inline = classes == "govuk-radios--inline",
            Small = classes == $"govuk-{plural}--small",
        });
        group.DescribedBy = o.Text("fieldset", "describedBy") ?? o.Text("describedBy");
        return new Written("cs-" + plural, group)
        {
            Attributes = o.AttributesWithout(group.Inline || group.Small ? classes : null),
            Children = [.. o.Each("items").Select(item => Choice(kind, o, item))],
        };
    }

    private static Written Choice(string kind, JsonElement o, JsonElement item) => item.Text("divider") is { } word
        ? new Written("cs-divider", new DividerTagHelper()) { Text = word }
        : new Written("cs-" + kind, new ChoiceTagHelper
        {
            Value = item.Text("value") ?? "",
            Label = item.Text("text") ?? "",
            Hint = item.Text("hint", "text"),
            Id = item.Text("id"),
            Checked = item.At("checked") is null ? Chosen(o, item) : item.Is("checked"),
            Disabled = item.Is("disabled"),
            Exclusive = item.Text("behaviour") == "exclusive",
        })
        { Attributes = item.Attributes(), Html = item.Text("conditional", "html") };

    private static bool Chosen(JsonElement o, JsonElement item) =>
        o.Text("value") == (item.Text("value") ?? "") || o.Each("values").Any(v => v.ToString() == item.Text("value"));

    private static T Labelled<T>(JsonElement o, T field)
        where T : LabelledField
    {
        field.Name = o.Text("name");
        field.Id = o.Text("id");
        field.Label = o.Text("label", "text");
        field.LabelSize = Size(o.Text("label", "classes"));
        field.LabelIsPageHeading = o.Is("label", "isPageHeading");
        field.DescribedBy = o.Text("describedBy");
        return Common(o, field);
    }

    private static T Common<T>(JsonElement o, T field)
        where T : FormField
    {
        field.Hint = o.Text("hint", "text");
        field.Error = o.Text("errorMessage", "text");
        field.GroupClass = o.Text("formGroup", "classes");
        return field;
    }

    private static int? Whole(JsonElement o, string name) => o.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static Dictionary<string, string> With(Dictionary<string, string> attributes, JsonElement o, string flag)
    {
        if (o.Is(flag))
        {
            attributes[flag] = "";
        }

        return attributes;
    }
}
