using ActionPlans.Accounts;
using ActionPlans.Audit;
using ActionPlans.Authoring;
using ActionPlans.Boards;
using ActionPlans.Calendars;
using ActionPlans.Checks;
using ActionPlans.Comments;
using ActionPlans.Data;
using ActionPlans.Deadlines;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Imports;
using ActionPlans.FollowUp;
using ActionPlans.Ladders;
using ActionPlans.Links;
using ActionPlans.Mailboxes;
using ActionPlans.Overview;
using ActionPlans.People;
using ActionPlans.Plans;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Runtime;
using ActionPlans.Simulation;

namespace ActionPlans.Access;

/// <summary>
/// Who may ask for what: one line for each request that can come from outside. A request without a line is for the operator alone, and a test
/// names it. What a rule lets through the domain may still refuse: nobody accepts their own evidence.
/// </summary>
internal static class AccessRules
{
    // Those who do what was recommended, and those who look whether it was done.
    private static readonly PostRole[] Leads = [PostRole.Lead, PostRole.ExecutiveLead, PostRole.ProviderLead, PostRole.Administrator];
    private static readonly PostRole[] Overseers = [PostRole.Oversight, PostRole.Regulator, PostRole.Administrator];
    private static readonly PostRole[] LeadsOfPlaces = [PostRole.Lead, PostRole.ExecutiveLead, .. Overseers];

    private static readonly Dictionary<Type, Func<object, Viewer, Sight, bool>> Rules = new();

    static AccessRules()
    {
        // Handlers that leave out what the viewer may not see.
        Anybody<ListReports>();
        Anybody<GetReport>();
        Anybody<ListItems>();
        Anybody<ListFilters>();
        Anybody<ExportItems>();
        Anybody<GetOverview>();
        Anybody<ListLetters>();
        Anybody<ShowLetter>();
        // A viewer's own.
        Anybody<ListViews>();
        Anybody<SaveView>();
        Anybody<RemoveView>();

        Anybody<ListChanges>();
        Anybody<ListNeeds>();
        Anybody<ListDueDates>();

        // Everybody's own account, and no other's.
        Anybody<ListTokens>();
        Anybody<IssueToken>();
        Anybody<RevokeToken>();

        Sees<ShowSubject>(request => request.Id);
        Sees<ListDeeds>(request => request.Id);
        Sees<ShowWorkflow>(request => request.Id);
        Sees<ShowEvidence>(request => request.Evidence);
        Sees<OpenEvidence>(request => request.Evidence);
        Sees<AddComment>(request => request.Subject);
        Sees<ReadJournal>(request => SubjectId.Parse(request.Subject, SubjectId.Tracked));
        Sees<GetPlan>(request => request.Plan);
        Sees<ExportPlan>(request => request.Plan);
        Sees<DescribePlan>(request => request.Plan);
        Sees<GetPlanFile>(request => request.Plan);
        Sees<ListPlanVersions>(request => request.Plan);
        Rule<ListActions>((request, _, sight) => request.Plan is { } plan && sight.Sees(plan));
        Rule<ListRisks>((request, _, sight) => request.Plan is { } plan && sight.Sees(plan));
        Rule<PreviewNotices>((request, viewer, sight) => request.About == viewer.Name || SubjectId.TryParse(request.About, SubjectId.Tracked) is { } subject && sight.Sees(subject));

        // The plan and the work on it.
        Does<AnswerRecommendation>(Leads, request => request.Plan);
        Does<AddPlanAction>(Leads, request => request.Plan);
        Does<ChangePlanAction>(Leads, request => request.Plan, request => request.Action);
        Does<RemovePlanAction>(Leads, request => request.Plan, request => request.Action);
        Does<ImportPlan>(Leads, request => request.Plan);
        Does<SubmitPlan>(Leads, request => request.Plan);
        Does<AmendPlan>(Leads, request => request.Plan);
        Does<SayDone>(Leads, request => request.Recommendation);
        Does<TakeBackDone>(Leads, request => request.Recommendation);
        Does<AskExtension>(Leads, request => request.Recommendation);
        Does<FinishAction>(Leads, request => request.Action);
        Sees<ReopenAction>(request => request.Action);
        Sees<ProposeTarget>(request => request.Action);
        Sees<AgreeTarget>(request => request.Action);
        Does<AssignAction>(LeadsOfPlaces, request => request.Action);
        Does<WithdrawAction>(LeadsOfPlaces, request => request.Action);
        Does<AddRisk>(LeadsOfPlaces, request => request.Plan);
        Does<RecordReview>(Leads, request => request.Risk);
        Does<AssignRisk>(LeadsOfPlaces, request => request.Risk);
        Does<CloseRisk>(LeadsOfPlaces, request => request.Risk);

        // Whom evidence and extensions are decided by, Entitlements say: a date that was offered instead is answered by those who have to keep it.
        Sees<AddEvidence>(request => [request.Subject, .. request.Also]);
        Sees<LinkEvidence>(request => [request.Evidence, request.Subject]);
        Sees<SupersedeEvidence>(request => request.Evidence);
        Sees<AcceptEvidence>(request => request.Evidence);
        Sees<RejectEvidence>(request => request.Evidence);
        Sees<GrantExtension>(request => request.Recommendation);
        Sees<RefuseExtension>(request => request.Recommendation);
        Sees<CounterExtension>(request => request.Recommendation);
        Does<AcceptPlan>(Overseers, request => request.Plan);
        Does<ReturnPlan>(Overseers, request => request.Plan);
        Does<WithdrawPlan>(Overseers, request => request.Plan);
        Does<FailCheck>(Overseers, request => request.Check);
        Does<AgreeDeadline>(Overseers, request => request.Recommendation);
        Rule<OverrideRag>((request, viewer, sight) => LeadsOfPlaces.Any(viewer.Is) && sight.Sees(request.Recommendation)
            && (SubjectId.TryParse(request.DependsOn ?? "", "R") is not { } other || sight.Sees(other)));
        Does<ClearRag>(LeadsOfPlaces, request => request.Recommendation);
        Does<WithdrawRecommendation>(Overseers, request => request.Recommendation);

        Rule<ConfirmLink>((request, viewer, sight) => LeadsOfPlaces.Any(viewer.Is) && sight.SeesLink(request.Link));
        Rule<RejectLink>((request, viewer, sight) => LeadsOfPlaces.Any(viewer.Is) && sight.SeesLink(request.Link));
        // Following up.
        Rule<ChaseItems>((request, viewer, sight) => Overseers.Any(viewer.Is) && request.Subjects.All(sight.Sees));
        Rule<PreviewChase>((request, viewer, sight) => Overseers.Any(viewer.Is) && request.Subjects.All(sight.Sees));
        Does<LogCall>(LeadsOfPlaces, request => request.Subject);

        // A report reaches those who answer for a whole place before anybody is named in it.
        Rule<ImportReport>((_, viewer, _) => LeadsOfPlaces.Any(viewer.Is));
        // An upload is its uploader's own: the handlers look at nobody else's.
        Does<KeepUpload>(LeadsOfPlaces);
        Does<ListUploads>(LeadsOfPlaces);
        Does<GetUpload>(LeadsOfPlaces);
        Does<CorrectUpload>(LeadsOfPlaces);
        Does<DateUpload>(LeadsOfPlaces);
        Does<ConfirmUpload>(LeadsOfPlaces);
        Does<ImportUpload>(LeadsOfPlaces);
        Does<DiscardUpload>(LeadsOfPlaces);
        Rule<CorrectReceipt>((request, viewer, sight) => LeadsOfPlaces.Any(viewer.Is) && sight.SeesReport(request.Report));

        foreach (var type in ForAdministrators)
            Rules.Add(type, (_, viewer, _) => viewer.IsAdministrator);
        foreach (var type in ForAuditors)
            Rules.Add(type, (_, viewer, _) => viewer.MayInspectWorkflows);
    }

    /// <summary>What concerns the installation as a whole, or may show anything in it.</summary>
    private static readonly Type[] ForAdministrators =
    [
        typeof(GetStatus), typeof(ListOverdue), typeof(GetHealth), typeof(VerifyAudit),
        typeof(ListMessages), typeof(ShowMessage), typeof(RetryMessages), typeof(RecordBounce),
        typeof(ListPeople), typeof(ListBodies), typeof(ListTasks), typeof(FinishTask), typeof(ImportPeople), typeof(AddPerson), typeof(GivePost), typeof(EndPost),
        typeof(LeavePosts), typeof(RecordAbsence), typeof(NameDeputy), typeof(RegisterMailbox), typeof(SucceedBody),
        typeof(RetryFaulted), typeof(MigrateInstances), typeof(CancelInstance),
        typeof(SaveDefinition), typeof(PublishDraft), typeof(RetractVersion), typeof(DiscardDraft), typeof(ImportDefinition), typeof(RevertToVersion),
        typeof(ListLinks), typeof(ListChecks),
        typeof(CheckCalendar), typeof(ListProposals), typeof(FindProposals), typeof(AcceptProposal), typeof(RejectProposal),
        typeof(FindPeople), typeof(GetPerson), typeof(ChangeAddress), typeof(EndAbsence), typeof(EndDeputy), typeof(FindBodies), typeof(GetBody), typeof(FindMailboxes),
        typeof(GiveStartPassword), typeof(UnlockAccount), typeof(ResetSecondFactor),
        typeof(ListBankHolidays), typeof(AddBankHoliday), typeof(WithdrawBankHoliday), typeof(RestoreBankHoliday),
        typeof(ListLadders), typeof(SetLadder), typeof(WithdrawLadder), typeof(PreviewLadder),
        typeof(CheckDefinition),
        typeof(ListFailures), typeof(ListLettersTo), typeof(CheckAudit), typeof(GetAuditCheck),
    ];

    /// <summary>How work is seen through, for those who look at it without changing it: definitions, instances and their journals.</summary>
    private static readonly Type[] ForAuditors =
    [
        typeof(ListDefinitions), typeof(GetDefinition), typeof(ListVersions), typeof(GetVersion), typeof(ListInstances), typeof(FindInstances), typeof(GetInstance),
    ];

    /// <summary>Whether somebody decided who may ask for it.</summary>
    public static bool Knows(Type request) => Rules.ContainsKey(request);

    public static bool Allows(object request, Viewer viewer, Sight sight) =>
        viewer.PersonId is not null && ActsAs(request, viewer) && Rules.TryGetValue(request.GetType(), out var rule) && rule(request, viewer, sight);

    /// <summary>Nobody acts in another's name.</summary>
    private static bool ActsAs(object request, Viewer viewer) =>
        request.GetType().GetProperty("By")?.GetValue(request) is not string by || by == viewer.Name;

    private static void Anybody<T>() => Rule<T>((_, _, _) => true);

    private static void Sees<T>(Func<T, SubjectId> subject) => Rule<T>((request, _, sight) => sight.Sees(subject(request)));

    private static void Sees<T>(Func<T, IEnumerable<SubjectId>> subjects) => Rule<T>((request, _, sight) => subjects(request).All(sight.Sees));

    private static void Does<T>(PostRole[] roles, params Func<T, SubjectId>[] subjects) =>
        Rule<T>((request, viewer, sight) => roles.Any(viewer.Is) && subjects.All(subject => sight.Sees(subject(request))));

    private static void Rule<T>(Func<T, Viewer, Sight, bool> rule) => Rules.Add(typeof(T), (request, viewer, sight) => rule((T)request, viewer, sight));
}
