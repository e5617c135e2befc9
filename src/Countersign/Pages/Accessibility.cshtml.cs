using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Pages;

[AllowAnonymous]
internal sealed class AccessibilityModel : PageModel;
