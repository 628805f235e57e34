using System.Globalization;
using System.Text;
using ActionPlans.Accounts;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Mailboxes;
using ActionPlans.People;
using ActionPlans.Plans;
using ActionPlans.Reports;
using ActionPlans.Runtime;
using ActionPlans.Simulation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ActionPlans.Web.Sample;

/// <summary>
/// Two made-up areas with people of every role, so that whoever starts the service on a fresh machine sees it at work: a report of five months
/// ago with much done, some late, one of two weeks ago whose plan is due, and the business plan of a safeguarding board with its risks. Everything
/// happened as it would have: in simulated time.
/// </summary>
internal sealed class SampleData(Database database, IConfiguration configuration)
{
    /// <summary>Of every sample person; stands on the sign-in page as long as there is sample data.</summary>
    public const string Password = "sample-password-1";

    private const string Marker = "Sample";

    /// <summary>Empty where there is no sample data.</summary>
    public IReadOnlyList<SamplePerson> People => IsThere ? Everybody : [];

    private bool IsThere
    {
        get
        {
            using var work = database.BeginReading();
            return work.Scalar<long>("SELECT count(*) FROM Setting WHERE Name = @Marker", new { Marker }) > 0;
        }
    }

    private static readonly SamplePerson[] Everybody =
    [
        new("Robin Ashdown", "robin.ashdown@northmere-icb.example.nhs.uk", "NHS Northmere ICB", PostRole.Lead),
        new("Idris Vale", "idris.vale@northmere-hospitals.example.nhs.uk", "Northmere Hospitals NHS Trust", PostRole.ProviderLead),
        new("Marian Holt", "marian.holt@northmere-icb.example.nhs.uk", "NHS Northmere ICB", PostRole.ExecutiveLead),
        new("Sofia Lindqvist", "sofia.lindqvist@eastvale-icb.example.nhs.uk", "NHS Eastvale ICB", PostRole.Lead),
        new("Tobias Crane", "tobias.crane@england.example.nhs.uk", "NHS England regional team London", PostRole.Oversight),
        new("Priya Calder", "priya.calder@cqc.example.org.uk", "CQC", PostRole.Regulator),
        new("Alex Fenn", "alex.fenn@actionplans.example.nhs.uk", "ActionPlans", PostRole.Administrator),
    ];

    /// <summary>Fills a fresh database; does nothing to one that holds anything, or where the setting Sample is false.</summary>
    public async Task CreateIfFreshAsync(UserManager<Account> users, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Sample", defaultValue: true) || !IsFresh())
            return;

        var today = LondonTime.Today(clock.GetUtcNow());
        var past = new SimulatedClock(LondonTime.At(today.AddDays(-150), SendingHours.Opens));
        await using var services = new ServiceCollection().AddActionPlans(database, past, configuration).BuildServiceProvider();
        services.GetRequiredService<WorkflowDefinitions>().PublishFolder(WorkflowDefinitions.ShippedFolder);
        var mediator = services.GetRequiredService<IMediator>();
        foreach (var person in Everybody)
        {
            await mediator.Send(new AddPerson(person.Name, person.Email, Marker), cancellationToken);
            await mediator.Send(new GivePost(person.Name, person.Body, person.Role, today.AddDays(-1500), null, Marker), cancellationToken);
        }

        await mediator.Send(new GivePost("Robin Ashdown", "Northmere Safeguarding Children Board", PostRole.Lead, today.AddDays(-400), null, Marker), cancellationToken);

        await LiveAsync(services, past, today, cancellationToken);
        await OpenAccountsAsync(users);
        using var work = database.Begin();
        work.Execute("INSERT INTO Setting (Name, Value) VALUES (@Marker, 'yes')", new { Marker });
        work.Commit();
    }

    private bool IsFresh()
    {
        using var work = database.BeginReading();
        return work.Scalar<long>("SELECT (SELECT count(*) FROM Report) + (SELECT count(*) FROM Person) + (SELECT count(*) FROM Account)") == 0;
    }

    private static async Task LiveAsync(IServiceProvider services, SimulatedClock clock, DateOnly today, CancellationToken cancellationToken)
    {
        var mediator = services.GetRequiredService<IMediator>();
        var passage = Passage.Through(services, clock);

        var first = await ImportAsync("northmere.txt", today.AddDays(-150));
        await UntilAsync(today.AddDays(-126));
        await AnswerAsync(first.PlanId!.Value, first.Recommendations);
        await mediator.Send(new SubmitPlan(first.PlanId!.Value, "Robin Ashdown"), cancellationToken);
        await UntilAsync(today.AddDays(-112));
        await mediator.Send(new AcceptPlan(first.PlanId!.Value, "Tobias Crane"), cancellationToken);
        await UntilAsync(today.AddDays(-80));
        var evidence = await HandInAsync(first.Recommendations[2].Id, "The training record of September shows 46 of 48 staff at the level that their role requires; two start next week.");
        await UntilAsync(today.AddDays(-70));
        await mediator.Send(new AcceptEvidence(evidence, "Tobias Crane"), cancellationToken);
        await UntilAsync(today.AddDays(-14));
        await ImportAsync("eastvale.txt", today.AddDays(-14));
        await UntilAsync(today.AddDays(-10));
        await ImportAsync("board.txt", today.AddDays(-10));
        await UntilAsync(today.AddDays(-5));
        await HandInAsync(first.Recommendations[3].Id, "Eleven of twelve assessments in October were within the statutory time.");
        await passage.UntilAsync(LondonTime.StartOf(today), cancellationToken);

        async Task AnswerAsync(SubjectId plan, IReadOnlyList<ImportedRecommendation> recommendations)
        {
            foreach (var recommendation in recommendations)
            {
                await mediator.Send(new AnswerRecommendation(plan, recommendation.Id, null, PlanAnswer.Agreed, null, null, "Robin Ashdown"), cancellationToken);
                await mediator.Send(new AddPlanAction(plan, recommendation.Id, null, Action(recommendation), "Robin Ashdown"), cancellationToken);
            }
        }

        async Task UntilAsync(DateOnly day) => await passage.UntilAsync(LondonTime.At(day, new TimeOnly(11, 0)), cancellationToken);

        async Task<ImportedReport> ImportAsync(string file, DateOnly received) => await mediator.Send(
            new ImportReport(file, Encoding.UTF8.GetBytes(Report(file, received)), received, "Robin Ashdown"), cancellationToken);

        async Task<SubjectId> HandInAsync(SubjectId id, string statement) =>
            (await mediator.Send(new AddEvidence(id, null, Encoding.UTF8.GetBytes(statement), null, "Robin Ashdown"), cancellationToken)).Id!.Value;
    }

    private static ActionFields Action(ImportedRecommendation recommendation) => new(
        "Children are seen in time and their records are complete",
        $"Agree who does it with every team, and look each month how far it is: {recommendation.Read.Text.TrimEnd('.')}.",
        "Nine of ten files that are looked at show it",
        "Audit of 20 files and the minutes of the safeguarding group",
        "Head of safeguarding",
        Target: recommendation.Deadline.Due is { } due ? due.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : null);

    /// <summary>The report as if published on the day before it was received, after an inspection two months earlier.</summary>
    private static string Report(string file, DateOnly received)
    {
        using var reader = new StreamReader(typeof(SampleData).Assembly.GetManifestResourceStream($"Sample/{file}")!);
        return reader.ReadToEnd()
            .Replace("{inspectedFrom}", Printed(received.AddDays(-60)), StringComparison.Ordinal)
            .Replace("{inspectedTo}", Printed(received.AddDays(-49)), StringComparison.Ordinal)
            .Replace("{published}", Printed(received.AddDays(-1)), StringComparison.Ordinal)
            .Replace("{years}", FormattableString.Invariant($"{received.Year}-{received.Year + 1}"), StringComparison.Ordinal)
            .Replace("{soon}", Month(received.AddMonths(1)), StringComparison.Ordinal)
            .Replace("{later}", Month(received.AddMonths(5)), StringComparison.Ordinal);
    }

    private static string Printed(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private async Task OpenAccountsAsync(UserManager<Account> users)
    {
        foreach (var person in Everybody)
        {
            long id;
            using (var work = database.BeginReading())
                id = work.Scalar<long>("SELECT Id FROM Person WHERE Email = @Email", new { person.Email });
            var created = await users.CreateAsync(new Account { PersonId = id, UserName = person.Email }, Password);
            if (!created.Succeeded)
                throw new InvalidOperationException(string.Join(" ", created.Errors.Select(error => error.Description)));
        }
    }
}

internal sealed record SamplePerson(string Name, string Email, string Body, PostRole Role)
{
    public string What => $"{Role switch
    {
        PostRole.Lead => "safeguarding lead",
        PostRole.ProviderLead => "provider lead",
        PostRole.ExecutiveLead => "executive lead",
        PostRole.Oversight => "oversight officer",
        PostRole.Regulator => "regional officer",
        _ => "administrator",
    }}, {Body}";
}
