using System.Text.Json;

namespace Countersign.Tests.Foundation.Components;

/// <summary>One example that govuk-frontend ships with a component: the options it was given and the markup they must become.</summary>
internal sealed record Fixture(JsonElement Options, string Html)
{
    public static Fixture Of(string component, string name)
    {
        var path = Path.Combine(Checkout.Root, "src/Countersign/node_modules/govuk-frontend/dist/govuk/components", component, "fixtures.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var fixture = document.RootElement.GetProperty("fixtures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == name);
        return new Fixture(fixture.GetProperty("options").Clone(), fixture.GetProperty("html").GetString()!);
    }
}

internal static class Options
{
    public static JsonElement? At(this JsonElement options, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (options.ValueKind != JsonValueKind.Object || !options.TryGetProperty(name, out options))
            {
                return null;
            }
        }

        return options;
    }

    public static string? Text(this JsonElement options, params ReadOnlySpan<string> path) => options.At(path) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    public static bool Is(this JsonElement options, params ReadOnlySpan<string> path) => options.At(path) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Each(this JsonElement options, string name) =>
        options.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(i => i.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)) : [];

    public static int? Number(this JsonElement options, string name) => options.ValueKind != JsonValueKind.Undefined && options.At(name) is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : null;

    /// <summary>The plain attributes, less a class that one of our own attributes stands for.</summary>
    public static Dictionary<string, string> AttributesWithout(this JsonElement options, string? known, params ReadOnlySpan<string> also)
    {
        var attributes = options.Attributes(also);
        if (known is not null)
        {
            attributes["class"] = attributes["class"].Replace(known, "", StringComparison.Ordinal);
        }

        return attributes;
    }

    /// <summary>The options that a page would write as plain attributes of the element.</summary>
    public static Dictionary<string, string> Attributes(this JsonElement options, params ReadOnlySpan<string> also)
    {
        var attributes = new Dictionary<string, string>();
        if (options.Text("classes") is { } classes)
        {
            attributes["class"] = classes;
        }

        foreach (var name in also)
        {
            if (options.Text(name) is { } value)
            {
                attributes[name] = value;
            }
        }

        if (options.At("attributes") is { ValueKind: JsonValueKind.Object } more)
        {
            foreach (var attribute in more.EnumerateObject())
            {
                attributes[attribute.Name] = attribute.Value.ToString();
            }
        }

        return attributes;
    }
}
