using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Plans;

/// <summary>
/// Takes answers and actions from a table as it was exported: all of them, or none. A row without an action's id plans a new one; an id whose
/// cells were cleared takes that action out; what is not in the table stays as it is.
/// </summary>
public sealed record ImportPlan(SubjectId Plan, byte[] Content, string By) : IRequest<ImportedPlan>
{
    /// <summary>In bytes. A plan of a hundred recommendations has a tenth of it.</summary>
    public const int LargestSize = 2 * 1024 * 1024;
}

/// <param name="Answers">Answers given or changed; likewise the other counts. All 0 when nothing was taken.</param>
public sealed record ImportedPlan(Decision Decision, int Answers, int Added, int Changed, int Removed);

internal sealed class ImportPlanHandler(EditPlan edit) : RequestHandler<ImportPlan, ImportedPlan>
{
    protected override ImportedPlan Handle(ImportPlan request)
    {
        var rows = PlanCsv.Read(request.Content);
        var counts = new ImportedPlan(Decision.Accepted, 0, 0, 0, 0);
        var decision = edit.Run(request.Plan, request.By, pen =>
        {
            counts = Write(pen, rows);
            return Decision.Accepted;
        });
        return decision.IsAccepted ? counts : new ImportedPlan(decision, 0, 0, 0, 0);
    }

    private static ImportedPlan Write(PlanPen pen, IReadOnlyList<PlanCsvRow> rows)
    {
        int answers = 0, added = 0, changed = 0, removed = 0;
        var given = new Dictionary<AnswerRow, PlanCsvRow>();
        var touched = new HashSet<SubjectId>();
        foreach (var row in rows)
        {
            try
            {
                var entry = pen.Plan.Answer(row.Recommendation, row.Body.Length == 0 ? null : row.Body);
                answers += Answer(pen, entry, row, given) ? 1 : 0;
                if (row.Action is { } id)
                {
                    var action = pen.Plan.Action(id);
                    if (!touched.Add(id))
                        throw new RefusedException($"{id} stands in the table twice");
                    if (action.RecommendationId != entry.RecommendationId || action.BodyId != entry.BodyId)
                        throw new RefusedException($"{id} belongs to another recommendation or body: take it out there and plan a new one here");
                    if (row.NamesNoAction)
                    {
                        Require(pen.Remove(action));
                        removed++;
                    }
                    else if (action.State != "done" || Differs(action, row.Fields))
                    {
                        Require(pen.Change(action, row.Fields));
                        changed += Differs(action, row.Fields) ? 1 : 0;
                    }
                }
                else if (!row.NamesNoAction)
                {
                    Require(pen.Add(entry, row.Fields).Decision);
                    added++;
                }
            }
            catch (RefusedException refused)
            {
                throw PlanCsv.At(row.Line, refused.Message);
            }
        }

        return new ImportedPlan(Decision.Accepted, answers, added, changed, removed);
    }

    /// <summary>The answer stands on every row of its actions; blank on one of them says nothing.</summary>
    private static bool Answer(PlanPen pen, AnswerRow entry, PlanCsvRow row, Dictionary<AnswerRow, PlanCsvRow> given)
    {
        if (row.Answer is not { } answer)
            return row.Reason.Length == 0 && row.ProposedDue is null ? false : throw new RefusedException("a reason or a date stands without an answer: write agreed, partly agreed, or not agreed");
        if (given.TryGetValue(entry, out var first))
        {
            return (first.Answer, first.Reason, first.ProposedDue) == (row.Answer, row.Reason, row.ProposedDue) ? false
                : throw new RefusedException(FormattableString.Invariant($"{entry.Body} answers {entry.Recommendation} otherwise on line {first.Line}: write the same on both"));
        }

        given.Add(entry, row);
        var response = new PlanResponse(answer, PlanText.Clean(row.Reason, "reason"), row.ProposedDue);
        if (response == entry.Response)
            return false;
        Require(pen.Answer(entry, response));
        return true;
    }

    private static bool Differs(ActionRow row, ActionFields fields)
    {
        var action = row.Drafted!;
        return (action.Objective ?? "", action.Text, action.Outcome ?? "", action.EvidenceExpected ?? "", action.Lead ?? "", action.Target.Printed)
            != (Cell(fields.Objective), Cell(fields.Text), Cell(fields.Outcome), Cell(fields.Evidence), Cell(fields.Lead), Cell(fields.Target));
    }

    private static string Cell(string? written) => PlanText.Clean(written, "cell") ?? "";

    private static void Require(Decision decision)
    {
        if (!decision.IsAccepted)
            throw new RefusedException(decision.Reason!);
    }
}
