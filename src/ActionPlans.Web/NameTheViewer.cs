using System.Globalization;
using System.Security.Claims;
using ActionPlans.Access;

namespace ActionPlans.Web;

/// <summary>Says below the pages who looks. Posts are read anew for each request: who lost one has lost it at once.</summary>
internal sealed class NameTheViewer(CurrentViewer current, Viewers viewers) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (long.TryParse(context.User.FindFirstValue(PersonClaim), CultureInfo.InvariantCulture, out var person))
            current.Become(viewers.OfPerson(person));
        return next(context);
    }

    public const string PersonClaim = "person";
}
