namespace ActionPlans.Domain;

/// <summary>
/// The short names under which values are stored and printed as JSON. They are a contract: a member may be renamed in
/// code, its stored name may not.
/// </summary>
public static class StoredName
{
    private static readonly StoredNames<TimescaleKind> Kinds = new("kind of timescale", new()
    {
        [TimescaleKind.None] = "none",
        [TimescaleKind.Immediate] = "immediate",
        [TimescaleKind.Relative] = "relative",
        [TimescaleKind.Date] = "date",
        [TimescaleKind.Recurring] = "recurring",
        [TimescaleKind.Continuous] = "continuous",
        [TimescaleKind.Vague] = "vague",
    });

    private static readonly StoredNames<TimeUnit> Units = new("unit of time", new()
    {
        [TimeUnit.WorkingDays] = "workingDays",
        [TimeUnit.Days] = "days",
        [TimeUnit.Weeks] = "weeks",
        [TimeUnit.Months] = "months",
    });

    private static readonly StoredNames<TriggerEvent> Triggers = new("trigger event", new()
    {
        [TriggerEvent.Publication] = "publication",
        [TriggerEvent.Receipt] = "receipt",
        [TriggerEvent.Letter] = "letter",
        [TriggerEvent.Acceptance] = "acceptance",
        [TriggerEvent.Inspection] = "inspection",
    });

    private static readonly StoredNames<DatePrecision> Precisions = new("date precision", new()
    {
        [DatePrecision.Day] = "day",
        [DatePrecision.Week] = "week",
        [DatePrecision.Month] = "month",
        [DatePrecision.MonthRange] = "monthRange",
        [DatePrecision.FinancialYear] = "financialYear",
        [DatePrecision.AcademicYear] = "academicYear",
        [DatePrecision.Year] = "year",
    });

    private static readonly StoredNames<LadderKind> LadderKinds = new("kind of ladder step", new()
    {
        [LadderKind.Reminder] = "reminder",
        [LadderKind.Due] = "due",
        [LadderKind.Overdue] = "overdue",
        [LadderKind.Escalation] = "escalation",
        [LadderKind.Chase] = "chase",
    });

    private static readonly StoredNames<Audience> Audiences = new("audience", new()
    {
        [Audience.Lead] = "lead",
        [Audience.ExecutiveLead] = "executive-lead",
        [Audience.Oversight] = "oversight",
        [Audience.Regulator] = "regulator",
    });

    private static readonly StoredNames<RagColour> Colours = new("RAG colour", new()
    {
        [RagColour.White] = "white",
        [RagColour.Green] = "green",
        [RagColour.Amber] = "amber",
        [RagColour.Red] = "red",
        [RagColour.Blue] = "blue",
    });

    private static readonly StoredNames<RecommendationState> RecommendationStates = new("state of a recommendation", new()
    {
        [RecommendationState.Open] = "open",
        [RecommendationState.EvidenceSubmitted] = "evidenceSubmitted",
        [RecommendationState.Closed] = "closed",
        [RecommendationState.Withdrawn] = "withdrawn",
    });

    private static readonly StoredNames<ActionPlanState> ActionPlanStates = new("state of an action plan", new()
    {
        [ActionPlanState.Due] = "due",
        [ActionPlanState.Submitted] = "submitted",
        [ActionPlanState.Returned] = "returned",
        [ActionPlanState.Accepted] = "accepted",
        [ActionPlanState.Withdrawn] = "withdrawn",
    });

    private static readonly StoredNames<RiskState> RiskStates = new("state of a risk", new()
    {
        [RiskState.Open] = "open",
        [RiskState.Closed] = "closed",
    });

    private static readonly StoredNames<RiskImpact> RiskImpacts = new("impact of a risk", new()
    {
        [RiskImpact.High] = "high",
        [RiskImpact.Medium] = "medium",
        [RiskImpact.Low] = "low",
    });

    private static readonly StoredNames<ActionState> ActionStates = new("state of an action", new()
    {
        [ActionState.Draft] = "draft",
        [ActionState.Open] = "open",
        [ActionState.Done] = "done",
        [ActionState.Withdrawn] = "withdrawn",
    });

    private static readonly StoredNames<PlanAnswer> Answers = new("answer in a plan", new()
    {
        [PlanAnswer.Agreed] = "agreed",
        [PlanAnswer.PartlyAgreed] = "partlyAgreed",
        [PlanAnswer.NotAgreed] = "notAgreed",
    });

    private static readonly StoredNames<ExtensionState> ExtensionStates = new("state of an extension", new()
    {
        [ExtensionState.Asked] = "asked",
        [ExtensionState.Countered] = "countered",
        [ExtensionState.Granted] = "granted",
        [ExtensionState.Refused] = "refused",
    });

    private static readonly StoredNames<PostRole> PostRoles = new("role of a post", new()
    {
        [PostRole.Lead] = "lead",
        [PostRole.ProviderLead] = "provider-lead",
        [PostRole.ExecutiveLead] = "executive-lead",
        [PostRole.Oversight] = "oversight",
        [PostRole.Regulator] = "regulator",
        [PostRole.Administrator] = "administrator",
        [PostRole.Auditor] = "auditor",
    });

    /// <summary>The stored name of a kind of timescale.</summary>
    public static string ToStored(this TimescaleKind value) => Kinds[value];

    /// <summary>The stored name of a unit.</summary>
    public static string ToStored(this TimeUnit value) => Units[value];

    /// <summary>The stored name of a trigger event.</summary>
    public static string ToStored(this TriggerEvent value) => Triggers[value];

    /// <summary>The stored name of a precision.</summary>
    public static string ToStored(this DatePrecision value) => Precisions[value];

    /// <summary>The stored name of a kind of ladder step.</summary>
    public static string ToStored(this LadderKind value) => LadderKinds[value];

    /// <summary>The stored name of an audience.</summary>
    public static string ToStored(this Audience value) => Audiences[value];

    /// <summary>The stored name of a colour.</summary>
    public static string ToStored(this RagColour value) => Colours[value];

    /// <summary>The stored name of a state of a recommendation.</summary>
    public static string ToStored(this RecommendationState value) => RecommendationStates[value];

    /// <summary>The stored name of a state of an action plan.</summary>
    public static string ToStored(this ActionPlanState value) => ActionPlanStates[value];

    /// <summary>The stored name of a state of a risk.</summary>
    public static string ToStored(this RiskState value) => RiskStates[value];

    /// <summary>The stored name of an impact.</summary>
    public static string ToStored(this RiskImpact value) => RiskImpacts[value];

    /// <summary>The stored name of a state of an action.</summary>
    public static string ToStored(this ActionState value) => ActionStates[value];

    /// <summary>The stored name of an answer in a plan.</summary>
    public static string ToStored(this PlanAnswer value) => Answers[value];

    /// <summary>The stored name of a state of an extension.</summary>
    public static string ToStored(this ExtensionState value) => ExtensionStates[value];

    /// <summary>The stored name of a role.</summary>
    public static string ToStored(this PostRole value) => PostRoles[value];

    /// <summary>The role stored under this name; refused when there is none.</summary>
    public static PostRole ToPostRole(string name) => PostRoles.Parse(name);

    /// <summary>The kind stored under this name; refused when there is none.</summary>
    public static TimescaleKind ToTimescaleKind(string name) => Kinds.Parse(name);

    /// <summary>The unit stored under this name; refused when there is none.</summary>
    public static TimeUnit ToTimeUnit(string name) => Units.Parse(name);

    /// <summary>The event stored under this name; refused when there is none.</summary>
    public static TriggerEvent ToTriggerEvent(string name) => Triggers.Parse(name);

    /// <summary>The precision stored under this name; refused when there is none.</summary>
    public static DatePrecision ToDatePrecision(string name) => Precisions.Parse(name);

    /// <summary>The kind of ladder step stored under this name; refused when there is none.</summary>
    public static LadderKind ToLadderKind(string name) => LadderKinds.Parse(name);

    /// <summary>The audience stored under this name; refused when there is none.</summary>
    public static Audience ToAudience(string name) => Audiences.Parse(name);

    /// <summary>The colour stored under this name; refused when there is none.</summary>
    public static RagColour ToRagColour(string name) => Colours.Parse(name);

    /// <summary>The state of a recommendation stored under this name; refused when there is none.</summary>
    public static RecommendationState ToRecommendationState(string name) => RecommendationStates.Parse(name);

    /// <summary>The state of an action plan stored under this name; refused when there is none.</summary>
    public static ActionPlanState ToActionPlanState(string name) => ActionPlanStates.Parse(name);

    /// <summary>The state of a risk stored under this name; refused when there is none.</summary>
    public static RiskState ToRiskState(string name) => RiskStates.Parse(name);

    /// <summary>The impact stored under this name; refused when there is none.</summary>
    public static RiskImpact ToRiskImpact(string name) => RiskImpacts.Parse(name);

    /// <summary>The state of an action stored under this name; refused when there is none.</summary>
    public static ActionState ToActionState(string name) => ActionStates.Parse(name);

    /// <summary>The answer stored under this name; refused when there is none.</summary>
    public static PlanAnswer ToPlanAnswer(string name) => Answers.Parse(name);

    /// <summary>The state of an extension stored under this name; refused when there is none.</summary>
    public static ExtensionState ToExtensionState(string name) => ExtensionStates.Parse(name);
}
