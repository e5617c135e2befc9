namespace Countersign.Tests.Foundation.Components;

/// <summary>The examples of govuk-frontend 6.6.0 that our components can say; the others need markup in options, or options we do not offer.</summary>
internal static class SupportedFixtures
{
    public static readonly Dictionary<string, string[]> ByComponent = new()
    {
        ["button"] =
        [
            "default", "default hover state", "default active state", "default focus state", "disabled", "link", "start", "secondary",
            "secondary hover state", "secondary active state", "secondary focus state", "secondary disabled", "warning",
            "warning hover state", "warning active state", "warning focus state", "warning disabled", "inverse", "inverse hover state",
            "inverse active state", "inverse focus state", "inverse disabled", "attributes", "link attributes", "classes", "link classes",
            "name", "type", "explicit link", "value", "html", "no type", "no data-prevent-double-click", "id", "start link",
            "prevent double click",
        ],
        ["inset-text"] =
        [
            "default", "with html", "classes", "id", "html as text", "attributes",
        ],
        ["warning-text"] =
        [
            "default", "multiple lines", "attributes", "classes", "html", "html as text", "no icon fallback text",
        ],
        ["details"] =
        [
            "default", "expanded", "id", "html as text", "html", "summary html as text", "classes", "attributes", "with html",
        ],
        ["panel"] =
        [
            "default", "title html as text", "body html as text", "body html", "classes", "attributes", "title with no body text",
            "confirmation, with actions",
        ],
        ["tag"] =
        [
            "default", "grey", "turquoise", "green", "purple", "pink", "red", "orange", "yellow", "attributes", "html as text", "html",
        ],
        ["notification-banner"] =
        [
            "default", "with text as html", "with type as success", "with long heading", "with lots of content", "custom title",
            "title html as text", "custom title id", "custom title id with type as success", "custom text", "html as text", "classes",
            "attributes", "with invalid type", "custom tabindex",
        ],
        ["error-summary"] =
        [
            "default", "without links", "mixed with and without links", "html as titleText", "classes", "attributes",
            "error list with html as text", "error list with html as text link",
        ],
        ["back-link"] =
        [
            "default", "inverse", "classes", "html as text", "with custom text and link", "attributes",
        ],
        ["breadcrumbs"] =
        [
            "default", "with one level", "without the home section", "with last breadcrumb as current page", "with collapse on mobile",
            "inverse", "classes", "attributes", "html as text", "html",
        ],
        ["summary-list"] =
        [
            "default", "with actions", "no-border", "extreme", "attributes", "value with html", "actions href", "actions with html",
            "actions with attributes", "single action with anchor", "classes on items", "empty items array", "with some actions",
        ],
        ["tabs"] =
        [
            "default", "classes", "title", "attributes", "html", "tabs-with-anchor-in-panel",
        ],
        ["pagination"] =
        [
            "default", "first page", "last page", "with custom classes", "with custom attributes",
        ],
        ["input"] =
        [
            "default", "with hint text", "with error message", "with error and hint", "with width-2 class", "with width-3 class",
            "with width-4 class", "with width-5 class", "with width-10 class", "with width-20 class", "with width-30 class",
            "with label as page heading", "with prefix", "with suffix", "with prefix and suffix", "with prefix and suffix and error",
            "with prefix and suffix and width modifier", "with extra letter spacing", "classes", "id", "custom type", "value", "zero value",
            "with describedBy", "attributes", "hint with describedBy", "error with describedBy", "with error, hint and describedBy",
            "inputmode", "with prefix with html as text", "with suffix with html as text", "with optional form-group classes",
            "with autocomplete attribute", "with pattern attribute", "with spellcheck enabled", "with spellcheck disabled",
            "with autocapitalize turned off", "disabled",
        ],
        ["textarea"] =
        [
            "default", "with hint", "with error message", "with default value", "with custom rows", "with label as page heading", "id",
            "classes", "attributes", "with describedBy", "with hint and described by", "with error message and described by",
            "with hint and error message", "with hint, error message and described by", "with optional form-group classes",
            "with autocomplete attribute", "with spellcheck enabled", "with spellcheck disabled",
        ],
        ["character-count"] =
        [
            "default", "with hint", "with hint and error", "with default value", "with default value exceeding limit", "with custom rows",
            "with label as page heading", "with count type 'characters'", "with count type 'characters' and value",
            "with count type 'characters' and error message", "with count type 'characters' and threshold", "with count type 'words'",
            "with count type 'words' and value", "with count type 'words' and error message", "with count type 'words' and threshold",
            "with threshold", "classes", "id", "attributes", "formGroup with classes", "spellcheck enabled", "spellcheck disabled",
            "custom classes with error message", "with id starting with number", "with id with special characters",
            "with textarea maxlength attribute",
        ],
        ["password-input"] =
        [
            "default", "with hint text", "with error message", "with label as page heading", "with input width class", "classes", "id",
            "attributes", "with describedBy", "with new-password autocomplete",
        ],
        ["file-upload"] =
        [
            "default", "with hint text", "with error message and hint", "with label as page heading", "enhanced",
            "enhanced, with error message and hint", "enhanced, multiple files", "with value", "attributes", "classes", "id",
            "with describedBy", "with hint and describedBy", "error", "with error and describedBy", "with error, describedBy and hint",
            "translated, no javascript enhancement", "allows multiple files", "disabled", "with optional form-group classes",
        ],
        ["select"] =
        [
            "default", "with hint text and error message", "with label as page heading", "with full width override", "with describedBy",
            "attributes", "attributes on items", "hint", "hint and describedBy", "error", "error and describedBy", "with falsy values",
            "item selected overrides value", "id", "with selected value", "with optional form-group classes",
        ],
        ["radios"] =
        [
            "default", "with hint", "inline", "with a divider", "with hints on items", "without fieldset",
            "with fieldset and error message", "with very long option text", "with conditional items", "with conditional item checked",
            "with optional form-group classes showing group error", "small", "small with long text", "small with error", "small with hint",
            "small with conditional reveal", "small inline", "small with a divider", "with idPrefix", "minimal items and name",
            "fieldset with describedBy", "attributes", "items with attributes", "with hints on parent and items",
            "with describedBy and hint", "with error message", "with error message and idPrefix", "with hint and error message",
            "with hint, error message and describedBy", "with fieldset, error message and describedBy", "item checked overrides value",
            "textarea in conditional", "with disabled", "prechecked using value", "with conditional items with special characters",
            "with conditional items and pre-checked value",
        ],
        ["checkboxes"] =
        [
            "default", "with hint", "with pre-checked values", "with divider and None", "with divider, None and conditional items",
            "with legend as a page heading", "with error message", "with very long option text", "with conditional items",
            "with optional form-group classes showing group error", "small", "small with long text", "small with error", "small with hint",
            "small with conditional reveal", "small with divider and None", "with idPrefix", "classes", "with fieldset describedBy",
            "attributes", "with checked item", "items with attributes", "multiple hints", "with conditional items with special characters",
            "with error message and hint", "with error, hint and fieldset describedBy",
            "with single option set 'aria-describedby' on input, and describedBy",
            "with single option (and hint) set 'aria-describedby' on input, and describedBy", "with error and idPrefix",
            "with error message and fieldset describedBy", "with conditional item checked", "item checked overrides values",
            "textarea in conditional",
        ],
        ["date-input"] =
        [
            "default", "with values", "with values and name prefix", "with errors only", "with error message and hint",
            "with error message and hint (using items)", "with error on day input", "with error on month input", "with error on year input",
            "with items", "with hint and described by", "with error message and described by", "with error on single field",
            "with optional form-group classes", "with autocomplete values",
        ],
        ["fieldset"] =
        [
            "default", "styled as xl text", "styled as large text", "styled as medium text", "styled as small text", "as page heading xl",
            "as page heading l", "as page heading m", "as page heading s", "as page heading without class", "html fieldset content",
            "with describedBy", "html as text", "classes", "attributes",
        ],
    };
}
