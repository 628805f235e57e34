namespace ActionPlans.Benchmarks;

/// <summary>What a run found; property names are the JSON fields that other tools read.</summary>
/// <param name="BytesPerInstance">The whole file, recommendations included, for each waiting workflow.</param>
/// <param name="RuntimeBytesPerInstance">The part of it that the runtime wrote: instance, timer, journal, notice and their indexes.</param>
/// <param name="RssMb">The most memory that a worker process had resident while all of them waited.</param>
internal sealed record RuntimeFigures(
    int Instances, Rate Start, Rate Timer, EventFigures Event, double RssMb, double BytesPerInstance, double RuntimeBytesPerInstance, double StartupSeconds,
    FloorRates Floor, string Machine);

/// <param name="OfFloor">The rate as a share of what bare statements reach in the same run.</param>
internal sealed record Rate(double PerSecond, double CpuMsEach, double OfFloor)
{
    public static Rate Of(Measured measured, Measured floor) => new(measured.PerSecond, measured.CpuMsEach, measured.PerSecond / floor.PerSecond);
}

internal sealed record EventFigures(double P50Ms, double P99Ms);

internal sealed record FloorRates(double InsertPerSecond, double InsertCpuMsEach, double DrainPerSecond, double DrainCpuMsEach);
