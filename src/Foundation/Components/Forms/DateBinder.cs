using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Foundation.Components.Forms;

// Reads the three boxes of cs-date, or one value such as 2026-03-01 from an address.
internal sealed class DateBinder : IModelBinder
{
    public static readonly string[] Parts = ["day", "month", "year"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var values = Parts.Select(part => bindingContext.ValueProvider.GetValue($"{name}.{part}")).ToArray();
        if (values.All(v => v == ValueProviderResult.None))
        {
            Whole(bindingContext);
            return Task.CompletedTask;
        }

        var typed = values.Select(v => v.FirstValue?.Trim() ?? "").ToArray();
        foreach (var (part, value) in Parts.Zip(values))
        {
            bindingContext.ModelState.SetModelValue($"{name}.{part}", value);
            bindingContext.ModelState.MarkFieldValid($"{name}.{part}");
        }

        if (typed.All(t => t.Length == 0))
        {
            return Task.CompletedTask;
        }

        if (DatePartsReader.Read(typed[0], typed[1], typed[2]) is { } date)
        {
            bindingContext.Result = ModelBindingResult.Success(date);
            return Task.CompletedTask;
        }

        Refuse(bindingContext, typed);
        return Task.CompletedTask;
    }

    private static void Whole(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            return;
        }

        context.ModelState.SetModelValue(context.ModelName, value);
        if (DateOnly.TryParseExact(value.FirstValue, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            context.Result = ModelBindingResult.Success(date);
        }
        else
        {
            context.ModelState.AddModelError(context.ModelName, $"{Label(context)} must be a real date");
        }
    }

    // The sentence stands at the question; each box that is wrong carries an empty error, which only marks it.
    private static void Refuse(ModelBindingContext context, string[] typed)
    {
        var missing = Parts.Where((_, i) => typed[i].Length == 0).ToArray();
        var wrong = missing.Length > 0 ? missing : Parts;
        foreach (var part in wrong)
        {
            context.ModelState.AddModelError($"{context.ModelName}.{part}", "");
        }

        var sentence = missing.Length > 0 ? $"must include a {string.Join(" and a ", missing)}" : "must be a real date";
        context.ModelState.SetModelValue(context.ModelName, typed, string.Join(' ', typed));
        context.ModelState.AddModelError(context.ModelName, $"{Label(context)} {sentence}");
    }

    private static string Label(ModelBindingContext context) => context.ModelMetadata.DisplayName ?? "The date";
}

internal static class DatePartsReader
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static DateOnly? Read(string day, string month, string year)
    {
        if (Number(day) is not { } d || MonthOf(month) is not { } m || Number(year) is not { } y || y is < 1900 or > 2200)
        {
            return null;
        }

        return m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    private static int? MonthOf(string text)
    {
        var word = text.ToLowerInvariant();
        var named = word.Length >= 3 ? Array.FindIndex(Months, m => m.StartsWith(word, StringComparison.Ordinal)) : -1;
        return named >= 0 ? named + 1 : Number(text);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
