using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Countersign.Links;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

// For looking at every component while working on them; answers 404 outside development.
[AllowAnonymous]
internal sealed class ComponentsModel(PageFrame frame, IHostEnvironment environment) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a title")]
    [StringLength(40, ErrorMessage = "Title must be 40 characters or fewer")]
    public string? Title { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what you want to say")]
    public string? Text { get; set; } = "Year 4 planted beans this morning.";

    [BindProperty]
    [Required(ErrorMessage = "Select who the post is for")]
    public string? Audience { get; set; }

    // Named, because model binding forgets the name of a list when no box of it is ticked.
    [BindProperty(Name = nameof(Places))]
    [MinLength(1, ErrorMessage = "Select where it should appear")]
    public string[] Places { get; set; } = [];

    [BindProperty]
    [Required(ErrorMessage = "Select who will check this post")]
    public string? Checker { get; set; }

    [BindProperty]
    [DisplayName("The date it goes out")]
    [Required(ErrorMessage = "Enter the date it goes out")]
    public DateOnly? On { get; set; }

    [BindProperty]
    [DisplayName("The time it goes out")]
    [Required(ErrorMessage = "Enter the time it goes out")]
    public TimeOnly? At { get; set; }

    [BindProperty]
    public string? Handle { get; set; }

    public bool Sent { get; private set; }

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
        frame.NavItems = [new NavItem("Home", HostLinks.Home), new NavItem("Components", HostLinks.Components)];
    }

    public void OnPost() => Sent = ModelState.IsValid;
}
