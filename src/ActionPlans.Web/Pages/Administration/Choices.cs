using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Web.Pages.Administration;

/// <summary>Stored values and what they are called, for lists to choose from.</summary>
internal static class Choices
{
    public static IEnumerable<(string Value, string Text)> Roles { get; } =
        [.. Enum.GetValues<PostRole>().Select(role => (role.ToStored(), Words.Role(role.ToStored())))];

    public static IEnumerable<(string Value, string Text)> Families { get; } =
        [("", "Every family of reports"), .. ReportReader.Families.Select(family => (family, Words.Family(family)))];

    public static IEnumerable<(string Value, string Text)> StepKinds { get; } =
    [
        ("", "No step"), ("reminder", "Reminder, days before"), ("due", "On the day"), ("overdue", "Overdue, working days after"),
        ("escalation", "Escalation, working days after"), ("chase", "Asks again each month"),
    ];

    public static IEnumerable<(string Value, string Text)> Audiences { get; } =
        [.. Enum.GetValues<Audience>().Select(audience => (audience.ToStored(), Audience(audience)))];

    public static string Audience(Audience audience) => audience switch
    {
        Domain.Audience.Lead => "The lead",
        Domain.Audience.ExecutiveLead => "The executive lead",
        Domain.Audience.Oversight => "The oversight body",
        _ => "The regulator's regional team",
    };

    /// <summary>A step in a few words, without whom it speaks to.</summary>
    public static string When(LadderStep step) => step.Kind switch
    {
        LadderKind.Reminder => $"{Say.Count(step.Offset, "day")} before",
        LadderKind.Due => "On the day",
        LadderKind.Overdue => $"Overdue: {Say.Count(step.Offset, "working day")} after",
        LadderKind.Escalation => $"Escalation: {Say.Count(step.Offset, "working day")} after",
        _ => "Again each month for as long as it is overdue",
    };

    public static string Family(LadderRule rule) => rule.Family is null ? "Every family of reports" : Words.Family(rule.Family);

    public static string Band(LadderRule rule) => rule.Band is null ? "every timescale" : $"“{rule.Band}”";
}
