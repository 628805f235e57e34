using ActionPlans.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.OpenApi;

namespace ActionPlans.Web.Api;

/// <summary>The use cases for other programs, under /api/v1, with personal tokens.</summary>
internal static class ApiService
{
    public const string Document = "/api/v1/openapi.json";

    private const string ReadPolicy = "api-read";
    private const string WritePolicy = "api-write";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiProblems>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ReadPolicy, policy => policy.AddAuthenticationSchemes(BearerTokens.SchemeName).RequireClaim(BearerTokens.ScopeClaim, TokenScope.Read))
            .AddPolicy(WritePolicy, policy => policy.AddAuthenticationSchemes(BearerTokens.SchemeName).RequireClaim(BearerTokens.ScopeClaim, TokenScope.Write));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // ApiProblems says what was bad
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ActionPlans", Version = "1",
                Description = "Reports, recommendations, plans and evidence, as far as the owner of the token may see them. Changes name the version that was seen (If-Match with the ETag of "
                    + "the recommendation or plan): 428 without, 412 when it has changed. Errors are problem details (RFC 9457). Lists are paged with Link headers.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerTokens.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal token, made under Account, API tokens",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerTokens.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        }).AddOperationTransformer((operation, context, _) =>
        {
            var path = context.Description.RelativePath!.Split('/');
            operation.Tags = new HashSet<OpenApiTagReference> { new(path[2], context.Document) };
            if (context.Description.HttpMethod != HttpMethods.Get)
            {
                operation.Parameters = [.. operation.Parameters ?? [], new OpenApiParameter
                {
                    Name = "If-Match", In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Description = "The ETag of the recommendation or plan as you saw it",
                }];
            }

            return Task.CompletedTask;
        }));
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        // The form of the API is no secret, and tools fetch it without a token.
        routes.MapOpenApi("/api/{documentName}/openapi.json").RequireRateLimiting(Limits.Api);
        var api = routes.MapGroup("/api/v1").RequireRateLimiting(Limits.Api).WithMetadata(new Limits.LargestBody(Limits.LargestJson))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        var read = api.MapGroup("").RequireAuthorization(ReadPolicy);
        var write = api.MapGroup("").RequireAuthorization(WritePolicy).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        read.MapReports();
        read.MapRecommendations();
        read.MapEvidence(write);
        read.MapExtensions(write);
        read.MapPlans(write);
        read.MapMessages();
    }
}
