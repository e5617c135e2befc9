using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Countersign.Foundation.Components.Forms;

/// <summary>What stands beside a question whose answer is of the wrong kind. Dates and times have sentences of their own.</summary>
internal static class BindingSentences
{
    private const string Unreadable = "Choose again from the answers on the page. What was sent could not be read";

    public static void Use(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor(static (_, _) => Unreadable);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(static _ => Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(static _ => Unreadable);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(static () => Unreadable);
        messages.SetValueIsInvalidAccessor(static _ => Unreadable);
        messages.SetValueMustNotBeNullAccessor(static _ => Unreadable);
        messages.SetValueMustBeANumberAccessor(static _ => Unreadable);
        messages.SetNonPropertyValueMustBeANumberAccessor(static () => Unreadable);
        messages.SetMissingKeyOrValueAccessor(static () => Unreadable);
    }
}
