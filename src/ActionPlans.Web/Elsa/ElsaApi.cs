using ActionPlans.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace ActionPlans.Web.Elsa;

/// <summary>
/// The part of Elsa Server's API that Elsa Studio uses, over our own definitions, instances and journals. Same session as the pages: administrators
/// change things, auditors look, and for everybody else there is nothing here. Whatever is sent carries the page's token against forgery in a header.
/// </summary>
internal static class ElsaApi
{
    public const string Path = "/elsa/api";

    /// <summary>In bytes: the largest definition that is taken, with what Studio wraps around it. What is larger is told so without being read.</summary>
    public const long LargestDefinition = 3 * 1024 * 1024;

    public static void MapElsa(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Path).RequireAuthorization().ExcludeFromDescription().WithMetadata(new Limits.LargestBody(Limits.LargestJson)).AddEndpointFilter(GuardAsync);
        api.MapDescriptors();
        api.MapDefinitions();
        api.MapInstances();
        api.MapExecutions();
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var services = call.HttpContext.RequestServices;
        if (!services.GetRequiredService<CurrentViewer>().Viewer.MayInspectWorkflows)
            throw new NotFoundException("Elsa");
        if (!HttpMethods.IsGet(call.HttpContext.Request.Method))
            await services.GetRequiredService<IAntiforgery>().ValidateRequestAsync(call.HttpContext);
        return await next(call);
    }
}
