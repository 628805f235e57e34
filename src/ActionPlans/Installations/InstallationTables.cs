namespace ActionPlans.Installations;

/// <summary>Everything that an installation knows is in these tables. Quartz's are not among them: every start makes them anew.</summary>
internal static class InstallationTables
{
    /// <summary>Has a row from the start: the installation's own name.</summary>
    public const string Setting = "Setting";

    /// <summary>Tables that others point at come first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Setting,
        "Body", "Report", "ReportBody", "Recommendation", "RecommendationBody", "ActionPlan", "Action", "Risk", "RiskMitigation",
        "Person", "Post", "Absence", "RoleMailbox", "Succession", "AdministratorTask",
        "Account", "AccountLogin", "AccountPasskey", "AccessToken", "SavedView", "Upload", "DataProtectionKey",
        "Evidence", "EvidenceFor", "RecommendationLink", "DeadlineProposal", "SustainedCheck", "Extension", "RagOverride", "EarlierDeadline", "EarlierValue",
        "PlanResponse", "PlanVersion", "PlanFile", "Comment",
        "WorkflowDefinition", "WorkflowDraft", "WorkflowInstance", "WorkflowTimer", "WorkflowJournal",
        "Notice", "Message", "MessageFile", "Ledger", "TimelineEntry",
    ];
}
