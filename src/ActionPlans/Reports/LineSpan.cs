namespace ActionPlans.Reports;

/// <summary>Lines of the report's text, counted from 1, both ends inclusive.</summary>
public readonly record struct LineSpan(int From, int To)
{
    public LineSpan Through(LineSpan later) => new(Math.Min(From, later.From), Math.Max(To, later.To));
}

/// <summary>Pages of a paged file, counted from 1, both ends inclusive.</summary>
public readonly record struct PageSpan(int From, int To);
