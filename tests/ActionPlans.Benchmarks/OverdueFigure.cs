namespace ActionPlans.Benchmarks;

/// <summary>One way to ask for what is overdue.</summary>
/// <param name="CpuMs">A question's, of the whole process.</param>
internal sealed record OverdueFigure(string What, int Rows, double FastestMs, double MedianMs, double SlowestMs, double CpuMs)
{
    public override string ToString() => FormattableString.Invariant($"{What}: {Rows} rows, {MedianMs:F1} ms (fastest {FastestMs:F1}, slowest {SlowestMs:F1}), {CpuMs:F1} ms of CPU");
}
