using Countersign.Foundation.SentForms;

namespace Countersign.Pages;

/// <summary>
/// The form that came with a request which ended on an error page, so that the page can give it back. Where it could not be read there is none.
/// </summary>
/// <param name="Address">Where it was sent.</param>
internal sealed record SentWithFault(string Address, IFormCollection Form)
{
    private static readonly object Kept = new();

    /// <summary>The names of the files that were chosen. No page can choose them for somebody.</summary>
    public IReadOnlyList<string> Files { get; } =
        [.. Form.Files.Where(file => file.Length > 0).Select(file => Path.GetFileName(file.FileName)).Where(name => name.Length > 0)];

    /// <summary>There is something to give back.</summary>
    public bool HoldsSomething => UnsentForms.HoldsSomething(Form);

    /// <summary>Something of it has to be typed again: no page holds a secret.</summary>
    public bool LacksSecret => UnsentForms.HoldsSecret(Form);

    /// <summary>It can go once more as it is: nothing of it has to be typed or chosen again.</summary>
    public bool IsWhole => !LacksSecret && Files.Count == 0;

    /// <summary>What may stand in a page.</summary>
    public IReadOnlyList<(string Name, string Value)> Typed { get; } =
        [.. UnsentForms.WithoutSecrets(Form).SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))];

    public static void Keep(HttpContext context, string address, IFormCollection form) => context.Items[Kept] = new SentWithFault(address, form);

    public static SentWithFault? In(HttpContext context) => context.Items[Kept] as SentWithFault;
}
