using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Foundation.Components.Forms;

internal sealed record FieldState(string Name, string Id, IReadOnlyList<string>? Values, string? Error)
{
    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public string? Value => Values is { Count: > 0 } ? Values[0] : null;

    /// <summary>Whether a choice is made; the page's own suggestion counts only while nobody has answered and no property is bound.</summary>
    public bool Has(string value, bool suggested) => Values?.Contains(value) ?? suggested;

    public static FieldState Of(FormField field)
    {
        var name = field.For is null ? field.Name : field.ViewContext?.ViewData.TemplateInfo.GetFullHtmlFieldName(field.For.Name) ?? field.For.Name;
        if (string.IsNullOrEmpty(name))
        {
            throw new InvalidOperationException($"<{field.GetType().Name}> needs a `for` or a `name`");
        }

        ModelStateEntry? entry = null;
        field.ViewContext?.ViewData.ModelState.TryGetValue(name, out entry);
        return new FieldState(
            name,
            field.Id ?? IdOf(name),
            Typed(entry) ?? (LeftOpen(field, name) ? [] : field.For is null ? null : Written(field.For.Model)),
            field.Error ?? FirstError(entry));
    }

    // A browser sends nothing for boxes that nobody ticked. Where others of their form came, nobody did, whatever the page would suggest.
    private static bool LeftOpen(FormField field, string name) =>
        field is ChoicesTagHelper && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && field.ViewContext?.HttpContext.Request is { HasFormContentType: true } sent
        && !sent.Form.ContainsKey(name) && sent.Form.Keys.Any(other => other.StartsWith(name[..(dot + 1)], StringComparison.Ordinal));

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static string? FirstError(ModelStateEntry? entry) =>
        entry?.Errors.Select(e => e.ErrorMessage).FirstOrDefault(e => e.Length > 0);

    // What was typed is shown again even where it could not be understood.
    private static List<string>? Typed(ModelStateEntry? entry) => entry?.RawValue switch
    {
        null => null,
        string one => [one],
        IEnumerable<string> several => [.. several],
        var other => Written(other),
    };

    private static List<string> Written(object? model) => model switch
    {
        null => [],
        string one => [one],
        bool yes => [yes ? "true" : "false"],
        IEnumerable several => [.. several.Cast<object?>().SelectMany(Written)],
        IFormattable formattable => [formattable.ToString(null, CultureInfo.CurrentCulture)],
        var other => [other.ToString() ?? ""],
    };
}
