using System.Diagnostics.Metrics;

namespace ActionPlans.Benchmarks;

/// <summary>Counts how often a PostgreSQL server is asked something: Npgsql measures each command, and each batch of commands that travels as one.</summary>
internal sealed class Journeys : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    public Journeys()
    {
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument is Histogram<double> && instrument.Name.EndsWith(".duration", StringComparison.Ordinal) && !instrument.Name.Contains("connection", StringComparison.Ordinal))
                on.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref count));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
