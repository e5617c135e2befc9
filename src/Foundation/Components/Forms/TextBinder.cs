using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Countersign.Foundation.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Countersign.Foundation.Components.Forms;

/// <summary>
/// Reads every text of every form through the one gate. A text takes <see cref="MostCharacters"/> characters where its property says nothing
/// else with <see cref="StringLengthAttribute"/>, so that none is without a length. A password is only bounded: what was typed is what counts.
/// </summary>
internal sealed class TextBinder : IModelBinder
{
    public const int MostCharacters = 1000;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var (name, metadata) = (bindingContext.ModelName, bindingContext.ModelMetadata);
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(name, value);
        switch (Read(value.FirstValue ?? "", metadata))
        {
            case Outcome<string>.Refused(var why):
                bindingContext.ModelState.AddModelError(name, why.Sentence);
                break;
            case Outcome<string>.Done(var text):
                bindingContext.Result = ModelBindingResult.Success(metadata.ConvertEmptyStringToNull && string.IsNullOrWhiteSpace(text) ? null : text);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The most characters that the property takes.</summary>
    public static int Most(ModelMetadata metadata) =>
        metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength ?? MostCharacters;

    private static Outcome<string> Read(string typed, ModelMetadata metadata) =>
        typed.Length > MostCharacters && !metadata.ValidatorMetadata.OfType<StringLengthAttribute>().Any()
            ? new Refusal($"This must be {MostCharacters.ToString("N0", CultureInfo.InvariantCulture)} characters or fewer")
        : metadata.DataTypeName == nameof(DataType.Password) ? typed
        : TextGate.Read(typed);
}
