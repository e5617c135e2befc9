using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.Help;

[AllowAnonymous]
internal sealed class ListModel : PageModel;
