using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Foundation.Components.Forms;

// Reads a time as people write it: 9:30am, 9.30 am, 14:05, 0930, 5pm, midday.
internal sealed partial class TimeBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            return Task.CompletedTask;
        }

        if (Read(value.FirstValue) is { } time)
        {
            bindingContext.Result = ModelBindingResult.Success(time);
        }
        else
        {
            var label = bindingContext.ModelMetadata.DisplayName ?? "The time";
            bindingContext.ModelState.AddModelError(bindingContext.ModelName, $"{label} must be a time of day, like 9:30am or 14:05");
        }

        return Task.CompletedTask;
    }

    public static TimeOnly? Read(string text)
    {
        var written = text.Trim().ToLowerInvariant();
        if (written is "midday" or "noon" or "midnight")
        {
            return new TimeOnly(written == "midnight" ? 0 : 12, 0);
        }

        var match = Written().Match(written);
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (minute > 59 || (half.Length == 0 ? hour > 23 || !match.Groups["minute"].Success : hour is < 1 or > 12))
        {
            return null;
        }

        return new TimeOnly(half switch { "a" => hour % 12, "p" => (hour % 12) + 12, _ => hour }, minute);
    }

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.]?(?<minute>[0-9]{2}))?\s*(?:(?<half>[ap])\.?m\.?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
