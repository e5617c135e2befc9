using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Tests.Web;

/// <summary>A form of a page as a browser would send it by one of its buttons, with something to say in every empty box.</summary>
internal sealed record SentForm(Visitor By, CompiledPageActionDescriptor To, string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>The fields that somebody can send something else in.</summary>
    public IEnumerable<string> Names => Fields.Select(sent => sent.Key).Where(name => name != Token).Distinct();

    /// <summary>What the program reads the field as; null where no page binds it.</summary>
    public Type? Kind(string name)
    {
        var parts = name.Split('.').Select(part => part.Split('[')[0]).ToList();
        var first = To.BoundProperties.FirstOrDefault(property => property.Name == parts[0])?.ParameterType
            ?? To.HandlerMethods.SelectMany(handler => handler.Parameters).FirstOrDefault(parameter => parameter.Name == parts[0])?.ParameterType;
        return parts.Skip(1).Aggregate(Single(first), (type, part) => type == typeof(DateOnly) ? type : Single(Bound(type?.GetProperty(part))));
    }

    /// <summary>Sends the form with another value in one of its fields.</summary>
    public Task<Page> With(string name, string value) => By.Send(Method, Target, [.. Fields.Where(sent => sent.Key != name), new(name, value)]);

    public static IEnumerable<SentForm> On(Visitor visitor, Func<string, CompiledPageActionDescriptor?> pageAt) =>
        from form in visitor.Page.Document.QuerySelectorAll<IHtmlFormElement>("form")
        from button in form.QuerySelectorAll<IHtmlButtonElement>("button").Where(button => button.Type == "submit").DistinctBy(button => button.GetAttribute("formaction") ?? "")
        let target = new Uri(visitor.Page.Address, button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "").PathAndQuery
        let page = pageAt(target.Split('?')[0])
        where page is not null
        select new SentForm(visitor, page, form.Method.ToUpperInvariant(), target, [.. FieldsOf(form, button)]);

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, IHtmlButtonElement button) =>
        form.QuerySelectorAll("input[name], textarea[name], select[name]").Select(Field).OfType<KeyValuePair<string, string>>()
            .Concat(button.Name is { Length: > 0 } name ? [new(name, button.Value)] : []).GroupBy(field => field.Key)
            .SelectMany(same => same.Any(field => field.Value.Length > 0) ? same.Where(field => field.Value.Length > 0) : same);

    // A box that nobody ticked is there to be ticked, with nothing in it.
    private static KeyValuePair<string, string>? Field(IElement element) => element switch
    {
        IHtmlInputElement { Type: "file" or "submit" } => null,
        IHtmlInputElement { Type: "radio" or "checkbox" } box => new(box.Name!, box.IsChecked ? box.Value : ""),
        IHtmlInputElement { Type: "hidden" } hidden => new(hidden.Name!, hidden.Value),
        IHtmlInputElement { Type: "email" } input => new(input.Name!, input.Value.Length > 0 ? input.Value : "somebody@wrenfield.example"),
        IHtmlInputElement input when Parts.Any(part => input.Name!.EndsWith(part, StringComparison.Ordinal)) => new(input.Name!, input.Value),
        IHtmlInputElement input => new(input.Name!, input.Value.Length > 0 ? input.Value : "words"),
        IHtmlTextAreaElement area => new(area.Name!, area.Value.Length > 0 ? area.Value : "words"),
        IHtmlSelectElement select => new(select.Name!, select.Value ?? ""),
        _ => null,
    };

    private static readonly string[] Parts = [".day", ".month", ".year", "Time"];

    // What a page reads out of the request itself is tested where that stands.
    private static Type? Bound(PropertyInfo? property) => property?.IsDefined(typeof(BindNeverAttribute)) == true ? null : property?.PropertyType;

    private static Type? Single(Type? type) =>
        type is null || type == typeof(string) ? type
        : type.IsArray ? Single(type.GetElementType())
        : Nullable.GetUnderlyingType(type) is { } own ? own
        : type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? Single(type.GetGenericArguments()[^1])
        : type;
}
