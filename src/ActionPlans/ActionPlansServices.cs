using ActionPlans.Access;
using ActionPlans.Audit;
using ActionPlans.Boards;
using ActionPlans.Accounts;
using ActionPlans.Authoring;
using ActionPlans.Checks;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Imports;
using ActionPlans.Ladders;
using ActionPlans.Links;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
using ActionPlans.Settings;
using ActionPlans.Workflows;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlans;

/// <summary>Puts the product together. The caller brings the database, the clock and the configuration.</summary>
public static class ActionPlansServices
{
    public static IServiceCollection AddActionPlans(
        this IServiceCollection services, Database database, TimeProvider clock, IConfiguration configuration)
    {
        var mailbox = Settings<MailboxOptions>(configuration, MailboxOptions.Section);
        var routing = Settings<RoutingOptions>(configuration, RoutingOptions.Section);
        var policy = Settings<DeadlinePolicy>(configuration, "Deadlines");

        var entitlements = Settings<EntitlementOptions>(configuration, EntitlementOptions.Section);
        entitlements.Check();
        var checks = Settings<SustainedCheckOptions>(configuration, SustainedCheckOptions.Section);
        checks.Check();

        services.AddSingleton(database);
        services.AddSingleton(clock);
        services.AddSingleton(mailbox);
        services.AddSingleton(routing);
        services.AddSingleton(policy);
        services.AddSingleton(CalendarFile.At(configuration[CalendarFile.Setting]));
        services.AddSingleton(LadderFile.At(configuration[LadderFile.Setting]));
        // What holds now. Whoever keeps one keeps what held then: so nothing that lives as long as the process takes these, and a test looks.
        services.AddTransient(provider => provider.GetRequiredService<SettingFile<CalendarBook>>().Current.Calendar);
        services.AddTransient(provider => provider.GetRequiredService<SettingFile<LadderBook>>().Current);
        services.AddSingleton(new SettingsTrail(database, configuration, clock));
        services.AddSingleton(RuntimeActivities.Catalog);
        services.AddSingleton<AuthorChecks>();
        services.AddSingleton<WorkflowDefinitions>();
        services.AddSingleton<RuntimeMetrics>();
        services.AddTransient<WorkflowRuntime>();
        services.AddTransient<SendingHours>();
        services.AddSingleton<Routing>();
        services.AddTransient<Composer>();
        services.AddTransient<Dispatcher>();
        services.AddTransient(provider => new WorkRound(
            provider.GetRequiredService<WorkflowRuntime>(), provider.GetRequiredService<Composer>(), provider.GetRequiredService<Dispatcher>(), provider.GetRequiredService<CalendarReach>()));
        services.AddSingleton(new CurrentViewer(Viewer.Operator));
        services.AddSingleton<Viewers>();
        services.AddSingleton<OwnUploads>();
        services.AddSingleton<ConfirmedUploads>();
        services.AddSingleton<KeptFigures>();
        services.AddTransient<MovePlan>();
        services.AddTransient<EditPlan>();
        services.AddTransient<PlanClocks>();
        services.AddTransient<DateAgreement>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton(checks);
        services.AddTransient<SustainedChecks>();
        services.AddTransient<MoveRecommendation>();
        services.AddSingleton(entitlements);
        services.AddSingleton<Entitlements>();
        services.AddTransient<ActionCompletion>();
        services.AddTransient<EvidenceSubjects>();
        services.AddTransient<EvidenceDecision>();
        services.AddTransient<LinkDecision>();
        services.AddTransient<CountedDeadlines>();
        services.AddTransient<CalendarReach>();
        services.AddSingleton<CalendarSettings>();
        services.AddSingleton<LadderSettings>();
        services.AddTransient<ExtensionAnswer>();
        // The waits between attempts are real ones, also where the rest lives in simulated time: nobody would move that clock meanwhile.
        services.AddSingleton(MailboxPipeline.For(mailbox, TimeProvider.System));
        services.AddLogging();
        return services.AddMediatR();
    }

    /// <exception cref="RefusedException">A value cannot be what it is given for; the message names the setting.</exception>
    private static T Settings<T>(IConfiguration configuration, string section) where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrongValue)
        {
            throw new RefusedException($"{wrongValue.Message.TrimEnd('.')}: correct it in actionplans.json or in the environment");
        }
    }

    /// <summary>Handlers by assembly scan: MediatR 5.1 brings no registration of its own.</summary>
    private static IServiceCollection AddMediatR(this IServiceCollection services)
    {
        services.AddSingleton<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddSingleton<IMediator, Mediator>();
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(ScopeBehaviour<,>));
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(RepeatBehaviour<,>));
        foreach (var type in typeof(ActionPlansServices).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false }))
        {
            foreach (var handler in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddTransient(handler, type);
        }

        return services;
    }
}
