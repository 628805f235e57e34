using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>One row of a board's business plan. Cells that are blank are null.</summary>
public sealed record PlanRow(
    string? Objective,
    string? Action,
    string? Outcome,
    string? Evidence,
    string? Lead,
    IReadOnlyList<Timescale> Targets,
    LineSpan Lines,
    IReadOnlyList<string> Flags);

/// <summary>One line of a risk register.</summary>
public sealed record ReadRisk(string Risk, string? Impact, IReadOnlyList<string> Mitigations, LineSpan Lines);
