using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Countersign.Foundation.Furniture;

namespace Countersign.Pages;

// For looking at every component while working on them; answers 404 outside development.
internal sealed class FurnitureModel(PageFrame frame, IHostEnvironment environment) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a title")]
    [StringLength(40, ErrorMessage = "Title must be 40 characters or fewer")]
    public string? HeadingText { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what you want to say")]
    public string? Text { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Result = NotFound();
            return;
        }

        frame.Person = "Meera Okafor";
        frame.Establishment = "Larkfield Primary School";
        frame.DemoPerson = true;
        frame.NavItems = NavItem.All;
    }
}
