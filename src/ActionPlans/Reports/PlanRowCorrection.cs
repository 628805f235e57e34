using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>Cells of a row of a board's plan as they should be; null: as read, empty: the cell is blank.</summary>
/// <param name="Targets">Every target of the row in words, as a board would print it: "Jan 14", "quarterly", "On-going"; none: no date is asked for.</param>
public record PlanRowCells(string? Objective, string? Action, string? Outcome, string? Evidence, string? Lead, IReadOnlyList<string>? Targets)
{
    /// <summary>A person has looked at the row, so only what its cells still lack is flagged.</summary>
    internal PlanRow ApplyTo(PlanRow read, int ordinal, DateOnly? published)
    {
        var row = read with
        {
            Objective = Cell(Objective, read.Objective),
            Action = Cell(Action, read.Action),
            Outcome = Cell(Outcome, read.Outcome),
            Evidence = Cell(Evidence, read.Evidence),
            Lead = Cell(Lead, read.Lead),
            Targets = Targets is null ? read.Targets : [.. Targets.Where(target => !string.IsNullOrWhiteSpace(target)).Select(target => Timescale.Read(target, published))],
        };
        if ((row.Objective ?? row.Action ?? row.Outcome) is null)
            throw new ReportRefusedException($"the corrected row {ordinal} of the plan says nothing: use \"drop\": true to leave it out");

        string?[] flags = [row.Targets.Count == 0 ? "no-timescale" : null, row.Lead is null ? "no-lead" : null];
        return row with { Flags = [.. flags.OfType<string>()] };
    }

    private static string? Cell(string? corrected, string? read) => corrected is null ? read : corrected.Trim() is { Length: > 0 } words ? words : null;
}

/// <summary>What is put right in one row of a board's plan.</summary>
/// <param name="Ordinal">Its place in the reading, from 1.</param>
/// <param name="Drop">It is no row of the plan at all.</param>
/// <param name="Into">The rows that it should have been, where several were read as one; what they leave out stays as read. Null: it is one row.</param>
public sealed record PlanRowCorrection(
    int Ordinal, string? Objective, string? Action, string? Outcome, string? Evidence, string? Lead, IReadOnlyList<string>? Targets, bool Drop, IReadOnlyList<PlanRowCells>? Into)
    : PlanRowCells(Objective, Action, Outcome, Evidence, Lead, Targets)
{
    internal IEnumerable<PlanRow> ApplyTo(PlanRow read, DateOnly? published)
    {
        if (Drop)
            return [];
        var row = ApplyTo(read, Ordinal, published);
        return Into is null ? [row] : Into.Count > 0
            ? Into.Select(part => part.ApplyTo(row, Ordinal, published))
            : throw new ReportRefusedException($"row {Ordinal} of the plan is to become no rows: use \"drop\": true to leave it out");
    }
}
