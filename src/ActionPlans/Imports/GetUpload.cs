using ActionPlans.Boards;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>What the viewer uploaded, as it was read and as they put it right.</summary>
public sealed record GetUpload(long Id) : IRequest<UploadedReport>;

/// <param name="State">checked, confirmed or imported.</param>
/// <param name="Problem">Why the last attempt to import it failed; null when there was none.</param>
/// <param name="ReportId">Null before it was imported.</param>
public sealed record UploadedReport(long Id, string FileName, string State, string? Problem, long? ReportId)
{
    /// <summary>Null once it was imported; likewise the others.</summary>
    public ReportText? Text { get; init; }

    public Reading? Read { get; init; }

    /// <summary>With the corrections.</summary>
    public Reading? Corrected { get; init; }

    public Corrections Corrections { get; init; } = Corrections.None;

    public DateOnly? ReceivedOn { get; init; }

    /// <summary>In the order of the report; empty while the day of receipt is not known, or contradicts the report's dates.</summary>
    public IReadOnlyList<ReadDeadline> Deadlines { get; init; } = [];

    /// <summary>Why no deadlines can be worked out; null when they can.</summary>
    public string? Contradiction { get; init; }
}

/// <summary>Until when something would be due.</summary>
/// <param name="What">What it is about: "Recommendation 3", "Action plan".</param>
/// <param name="Printed">The timescale in the report's words; empty where it prints none.</param>
public sealed record ReadDeadline(string What, string Text, string Printed, Deadline Deadline);

internal sealed class GetUploadHandler(Database database, OwnUploads uploads, DeadlinePolicy policy, WorkingDays calendar) : RequestHandler<GetUpload, UploadedReport>
{
    protected override UploadedReport Handle(GetUpload request)
    {
        using var work = database.BeginReading();
        var row = uploads.Get(work, request.Id);
        var upload = new UploadedReport(row.Id, row.FileName, row.State, row.Problem, row.ReportId);
        if (row.Text is null)
            return upload;

        var text = row.ReadText();
        var read = ReportReader.Read(text);
        var corrected = row.Corrected.ApplyTo(read);
        upload = upload with { Text = text, Read = read, Corrected = corrected, Corrections = row.Corrected, ReceivedOn = row.ReceivedOn };
        if (row.ReceivedOn is not { } received)
            return upload;
        try
        {
            return upload with { Deadlines = [.. UploadDeadlines.Of(corrected, received, policy, calendar)] };
        }
        catch (RefusedException contradiction)
        {
            return upload with { Contradiction = contradiction.Message };
        }
    }
}

/// <summary>The deadlines that importing a reading would give.</summary>
internal static class UploadDeadlines
{
    /// <exception cref="RefusedException">The dates contradict each other, or the calendar does not reach.</exception>
    public static IEnumerable<ReadDeadline> Of(Reading reading, DateOnly received, DeadlinePolicy policy, WorkingDays calendar)
    {
        var deadlines = new ReportDeadlines(reading, received, policy, calendar);
        if (reading.PlanDuty is { } main)
        {
            foreach (var duty in reading.FurtherDuties.Append(main))
                yield return new(duty.Stage is null ? "Action plan" : $"Action plan ({duty.Stage})", $"{duty.ByBody ?? duty.By} to {duty.To}", duty.Timescale.Printed, deadlines.Of(duty));
        }

        foreach (var read in reading.Recommendations)
            yield return new(FormattableString.Invariant($"Recommendation {read.Number ?? $"{read.Ordinal}"}"), read.Text, read.Timescale.Printed, deadlines.Of(read));
        if (!BoardPlanImport.IsFor(reading))
            yield break;
        var place = 0;
        foreach (var (row, deadline) in new BoardPlanImport(reading, received, policy, calendar).Deadlines)
            yield return new(FormattableString.Invariant($"Row {++place}"), row.Action ?? row.Objective ?? row.Outcome ?? "", string.Join("; ", row.Targets.Select(target => target.Printed)), deadline);
    }
}
