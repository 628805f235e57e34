using ActionPlans.Access;
using ActionPlans.Accounts;
using ActionPlans.Checks;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Links;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Runtime;
using ActionPlans.Runtime.Worker;
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
        services.AddSingleton(CalendarFile.LoadOrDefault(configuration[CalendarFile.Setting]));
        services.AddSingleton(LadderFile.LoadOrDefault(configuration[LadderFile.Setting]));
        services.AddSingleton(ActivityCatalog.Standard);
        services.AddSingleton<WorkflowDefinitions>();
        services.AddSingleton<RuntimeMetrics>();
        services.AddSingleton<WorkflowRuntime>();
        services.AddSingleton<SendingHours>();
        services.AddSingleton<Routing>();
        services.AddSingleton<Composer>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton(provider => new WorkRound(
            provider.GetRequiredService<WorkflowRuntime>(), provider.GetRequiredService<Composer>(), provider.GetRequiredService<Dispatcher>()));
        services.AddSingleton(new CurrentViewer(Viewer.Operator));
        services.AddSingleton<Viewers>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<MovePlan>();
        services.AddSingleton<EditPlan>();
        services.AddSingleton<PlanClocks>();
        services.AddSingleton<DateAgreement>();
        services.AddSingleton(checks);
        services.AddSingleton<SustainedChecks>();
        services.AddSingleton<MoveRecommendation>();
        services.AddSingleton(entitlements);
        services.AddSingleton<Entitlements>();
        services.AddSingleton<EvidenceSubjects>();
        services.AddSingleton<EvidenceDecision>();
        services.AddSingleton<LinkDecision>();
        services.AddSingleton<CountedDeadlines>();
        services.AddSingleton<ExtensionAnswer>();
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
        foreach (var type in typeof(ActionPlansServices).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false }))
        {
            foreach (var handler in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddSingleton(handler, type);
        }

        return services;
    }
}
