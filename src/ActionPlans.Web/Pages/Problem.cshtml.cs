using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ActionPlans.Web.Pages;

/// <summary>What happened and what to do, for every answer that is not the page that was asked for.</summary>
[IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string WhatToDo { get; private set; } = "";

    public void OnGet(int? code) => Say(code);

    public void OnPost(int? code) => Say(code);

    private void Say(int? code)
    {
        var thrown = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (thrown is RefusedException refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            (Heading, WhatToDo) = ("That could not be done", refused.Message);
            return;
        }

        if (thrown is CommitUnknownException unknown)
        {
            Response.StatusCode = StatusCodes.Status500InternalServerError;
            (Heading, WhatToDo) = ("It is not known whether that was saved", unknown.Message);
            return;
        }

        if (thrown is NotFoundException)
        {
            code = StatusCodes.Status404NotFound;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        if (thrown is BadHttpRequestException bad)
            Response.StatusCode = (code = bad.StatusCode).Value;

        (Heading, WhatToDo) = code switch
        {
            400 => ("That could not be understood", "The page may have been open for too long. Go back, load it again and repeat what you did."),
            401 or 403 => ("You may not see this page", "Ask your administrator if you need it for your work."),
            404 => ("Page not found", "Check the address. What you look for may also be somebody else's, so that you cannot see it."),
            405 => ("That cannot be done here", "Go back and use the buttons of the page."),
            413 => ("The file is too large", "Nothing was stored. Give the part that is needed."),
            429 => ("Too many attempts", "Wait a minute, then try again."),
            _ => ("Something went wrong", "Nothing was changed. Try again; if it happens again, tell your administrator what you were doing."),
        };
        if (code is null)
            Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
