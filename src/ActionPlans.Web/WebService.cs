using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Audit;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using ActionPlans.Web.Api;
using ActionPlans.Web.Components;
using ActionPlans.Web.Elsa;
using ActionPlans.Web.Providers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace ActionPlans.Web;

/// <summary>The web service with its worker in one process: pages, API, timers and messages over one data folder.</summary>
internal static class WebService
{
    /// <returns>The process's exit code: 2 when it was refused to start, with one line that says what to do.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var clock = StartingClock.Of(new ConfigurationBuilder().AddEnvironmentVariables("ACTIONPLANS_").AddCommandLine(args).Build()[StartingClock.Setting]);
            await using var app = Build(args, clock);
            if (args.Contains("--routes"))
            {
                Routes.Print(app, Console.Out);
                return 0;
            }

            await using (var scope = app.Services.CreateAsyncScope())
                await app.Services.GetRequiredService<Sample.SampleData>().CreateIfFreshAsync(
                    scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), clock, CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"actionplans: {refused.Message}");
            return 2;
        }
        catch (Exception broken) when (DatabaseProblem.Explain(broken) is { } line)
        {
            await Console.Error.WriteLineAsync($"actionplans: {line}");
            return 2;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"actionplans: {taken.Message} Stop the other program, or give another address with --urls http://localhost:5081");
            return 2;
        }
    }

    public static WebApplication Build(string[] args, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        var folder = Path.GetFullPath(builder.Configuration["data"] ?? Environment.GetEnvironmentVariable("ACTIONPLANS_DATA") ?? "actionplans-data");
        Directory.CreateDirectory(folder);
        builder.Configuration.AddDataFolder(folder);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("ActionPlans.Web", LogLevel.Warning);

        var database = Database.At(builder.Configuration[Database.Setting], folder);
        clock = database.Clock(clock);
        Migrations.Apply(database, clock);

        builder.Services
            .AddActionPlans(database, clock, builder.Configuration)
            .AddSingleton(new CurrentViewer(Viewer.Nobody))
            .AddActionPlansWorker(Path.Combine(folder, "quartz.db"))
            .AddHostedService<Worker>()
            .AddHostedService<ImportWorker>()
            .AddHostedService<WarmFigures>();
        builder.Services.AddDataProtection().SetApplicationName("ActionPlans").PersistKeys(database, clock, Path.Combine(folder, "keys"));
        builder.Services.AddSignIn();
        builder.Services.AddProviders(builder.Configuration);
        builder.Services.AddApi();
        builder.Services.AddSingleton<ElsaProblems>();
        builder.Services.AddSingleton<StudioFiles>();
        builder.AddLimits();
        builder.Services.AddRazorPages(options =>
            {
                options.Conventions.AuthorizeFolder("/").AllowAnonymousToFolder("/SignIn").AllowAnonymousToPage("/Problem");
                options.Conventions.AddFolderApplicationModelConvention("/SignIn", page => page.EndpointMetadata.Add(new EnableRateLimitingAttribute(Limits.SignIn)));
            })
            .AddMvcOptions(options => options.ModelBinderProviders.Insert(0, new DateBinderProvider()));
        builder.Services.AddSingleton<Sample.SampleData>();
        builder.Services.AddSingleton<SecurityHeaders>();
        builder.Services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);

        var app = builder.Build();
        app.Services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        app.Services.GetRequiredService<SettingsTrail>().Record();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem",
            // What people are refused is no fault of the service, and its words may name somebody.
            SuppressDiagnosticsCallback = thrown => thrown.Exception is RefusedException or NotFoundException,
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<StudioFiles>();
        app.UseMiddleware<ApiProblems>();
        app.UseMiddleware<ElsaProblems>();
        app.UseCookiePolicy();
        app.UseRouting();
        app.UseSizeLimit();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<NameTheViewer>();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapApi();
        app.MapElsa();
        app.MapCalendar();
        app.MapProviders();
        return app;
    }
}
