using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Countersign.SignIn;

[AllowAnonymous]
internal sealed class SignInModel : PageModel;
