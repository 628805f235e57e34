namespace ActionPlans.Benchmarks;

/// <param name="Mixed">All pages by turns, at a fixed rate; latency counts from the moment at which a request was due, so that a queue shows.</param>
/// <param name="Floor">The sign-in page in the same way: what the framework itself costs.</param>
/// <param name="CpuMsEach">Of the service's process, per request of the mix.</param>
/// <param name="StartSeconds">From the start of the process to the first page.</param>
internal sealed record WebFigures(IReadOnlyList<PageFigures> Pages, LoadFigures Mixed, LoadFigures Floor, double CpuMsEach, double StartSeconds, double RssMb);

/// <param name="Kilobytes">Of the page itself, uncompressed, without style sheets, scripts and pictures.</param>
/// <param name="ReaderP50Ms">For who sees everything, a region, and one body.</param>
/// <param name="CpuMs">Of the service's process, each time.</param>
internal sealed record PageFigures(string Path, double P50Ms, double P95Ms, IReadOnlyList<double> ReaderP50Ms, double CpuMs, double Kilobytes)
{
    public override string ToString() => FormattableString.Invariant(
        $"{Path}: p50 {P50Ms:0.#} ms, p95 {P95Ms:0.#} ms ({string.Join(" / ", ReaderP50Ms.Select(one => one.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)))}), {CpuMs:0.#} ms of CPU, {Kilobytes:0.#} KB");
}

internal sealed record LoadFigures(int Requests, int Wanted, double PerSecond, double P50Ms, double P95Ms, double P99Ms, int Failed);
