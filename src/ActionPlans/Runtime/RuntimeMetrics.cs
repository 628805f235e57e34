using System.Diagnostics.Metrics;

namespace ActionPlans.Runtime;

/// <summary>What an operator can watch: meter "ActionPlans" (System.Diagnostics.Metrics), without any personal data.</summary>
public sealed class RuntimeMetrics : IDisposable
{
    public const string MeterName = "ActionPlans";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> started;
    private readonly Counter<long> stepped;
    private readonly Counter<long> faults;
    private readonly Gauge<int> left;
    private readonly Counter<long> composed;
    private readonly Counter<long> delivered;
    private readonly Counter<long> failed;
    private readonly Histogram<double> batchTime;
    private readonly Histogram<double> dueLag;

    public RuntimeMetrics()
    {
        started = meter.CreateCounter<long>("actionplans.workflows.started", "{instance}", "Workflow instances started");
        stepped = meter.CreateCounter<long>("actionplans.workflows.stepped", "{step}", "Steps taken by workflow instances");
        faults = meter.CreateCounter<long>("actionplans.workflows.faults", "{instance}", "Instances that stopped on a fault");
        left = meter.CreateGauge<int>("actionplans.timers.left", "{instance}", "Due instances that only a newer release can read");
        composed = meter.CreateCounter<long>("actionplans.messages.composed", "{message}", "Messages composed");
        delivered = meter.CreateCounter<long>("actionplans.messages.delivered", "{message}", "Messages delivered");
        failed = meter.CreateCounter<long>("actionplans.messages.attempts_failed", "{attempt}", "Deliveries that failed");
        batchTime = meter.CreateHistogram<double>("actionplans.timers.batch_time", "ms", "Time to work off one batch of due timers");
        dueLag = meter.CreateHistogram<double>("actionplans.timers.due_lag", "s", "How late the oldest timer of a batch fired");
    }

    internal void Started(int instances) => started.Add(instances);

    internal void Batch(int shard, StepBatch batch, TimeSpan took, TimeSpan lag)
    {
        var tag = new KeyValuePair<string, object?>("shard", shard);
        stepped.Add(batch.Steps, tag);
        batchTime.Record(took.TotalMilliseconds, tag);
        dueLag.Record(lag.TotalSeconds, tag);
        if (batch.Faults > 0)
            faults.Add(batch.Faults, tag);
    }

    internal void Left(int shard, int instances) => left.Record(instances, new KeyValuePair<string, object?>("shard", shard));

    internal void Composed(int messages) => composed.Add(messages);

    internal void Delivered() => delivered.Add(1);

    internal void DeliveryFailed() => failed.Add(1);

    public void Dispose() => meter.Dispose();
}
