using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Countersign.Foundation.Components;

/// <summary>What a page answers to whoever sent a form: that it was refused and why, or that it is done.</summary>
public static class PageAnswers
{
    private const string What = "done";

    private const string Next = "done-next";

    /// <summary>Shows the page again with the reason, beside the box of that name where one is to blame.</summary>
    public static PageResult Refuse(this PageModel page, string sentence, string box = "")
    {
        page.ModelState.AddModelError(box, sentence);
        return page.Page();
    }

    /// <summary>The same; the clause it rests on is named with it.</summary>
    public static PageResult Refuse(this PageModel page, Refusal why, string box = "") => page.Refuse(why.InFull, box);

    /// <summary>
    /// Goes on to another page, which says once what was done and what happens next. The sentences travel in an encrypted
    /// cookie, never in the address: they name nobody.
    /// </summary>
    public static RedirectResult Done(this PageModel page, string address, string what, string? next = null)
    {
        page.TempData[What] = what;
        page.TempData[Next] = next;
        return new RedirectResult(address);
    }

    /// <summary>What the page before did; null where it did nothing, or where it was said already.</summary>
    public static (string What, string? Next)? JustDone(this ITempDataDictionary carried) =>
        carried[What] is string what ? (what, carried[Next] as string) : null;
}
