namespace ActionPlans.Benchmarks;

/// <summary>One morning's digests.</summary>
/// <param name="Messages">Composed into the outbox, one for each recipient.</param>
/// <param name="FloorSeconds">The same rows written by bare prepared statements, with nothing decided and no letter worded.</param>
/// <param name="RssMb">The most that the process held until the run ended.</param>
internal sealed record DigestFigures(
    int Recommendations, int People, int Messages, double Seconds, double CpuMsEach, double FloorSeconds, double FloorCpuMsEach, double RssMb, string Machine)
{
    public override string ToString() => FormattableString.Invariant(
        $"""
        {Recommendations:N0} recommendations for {People:N0} people: {Messages:N0} messages in {Seconds:N1} s ({Recommendations / Seconds:N0}/s), {CpuMsEach:N4} ms of CPU each, {RssMb:N0} MB at most
        floor (the same rows, bare statements): {FloorSeconds:N1} s, {FloorCpuMsEach:N4} ms of CPU each; {Seconds / FloorSeconds:N2} times the floor
        {Machine}
        """);
}
