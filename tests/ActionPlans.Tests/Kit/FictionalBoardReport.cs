using System.Globalization;
using System.Text;

namespace ActionPlans.Tests.Kit;

/// <summary>Writes the annual report of an invented board: its business plan as a table, and its risk register.</summary>
internal sealed record FictionalBoardReport(IReadOnlyList<FictionalRow> Rows)
{
    public const string Board = "Harrowdale Safeguarding Children Board";

    /// <summary>Risk, impact, what is done about it.</summary>
    public IReadOnlyList<(string Risk, string Impact, string Mitigation)> Risks { get; init; } = [];

    public byte[] ToBytes()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Board}\n\nBUSINESS PLAN 2013-2014\n\nDate published: June 2013\n\nAll places, bodies and people in this plan are invented.\n\n")
            .Append("Objective\tAction\tOutcome\tEvidence of Compliance\tLead\tTarget\n");
        foreach (var row in Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Objective}\t{row.Action}\tChildren are safer\tMinutes of the board\t{row.Lead}\t{row.Target}\n");
        if (Risks.Count > 0)
            text.Append("\nRisk\tImpact\tMitigation\n");
        foreach (var (risk, impact, mitigation) in Risks)
            text.Append(CultureInfo.InvariantCulture, $"{risk}\t{impact}\t{mitigation}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <param name="Target">Blank where the cell is.</param>
internal sealed record FictionalRow(string Action, string Target, string Lead = "Board Manager", string Objective = "Governance");
