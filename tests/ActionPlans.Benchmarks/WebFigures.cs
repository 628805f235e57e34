namespace ActionPlans.Benchmarks;

/// <param name="Mixed">All pages by turns, at a fixed rate; latency counts from the moment at which a request was due, so that a queue shows.</param>
/// <param name="Floor">The sign-in page in the same way: what the framework itself costs.</param>
/// <param name="CpuMsEach">Of the service's process, per request of the mix.</param>
/// <param name="StartSeconds">From the start of the process to the first page.</param>
internal sealed record WebFigures(IReadOnlyList<PageFigures> Pages, LoadFigures Mixed, LoadFigures Floor, double CpuMsEach, double StartSeconds, double RssMb);

/// <param name="Kilobytes">Of the page itself, uncompressed, without style sheets, scripts and pictures.</param>
internal sealed record PageFigures(string Path, double P50Ms, double P95Ms, double Kilobytes);

internal sealed record LoadFigures(int Requests, int Wanted, double PerSecond, double P50Ms, double P95Ms, double P99Ms, int Failed);
