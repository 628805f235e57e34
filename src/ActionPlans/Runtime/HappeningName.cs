using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>How the journal names what set a step going: a short stored name, and for an event which one.</summary>
internal static class HappeningName
{
    public static string Of(Happening happening) => happening switch
    {
        Start => "start",
        TimerFired timer => timer.Outcome is null ? "timer" : $"timer:{timer.Outcome}",
        EventArrived arrived => $"event:{arrived.Name}",
        ChildFinished => "child",
        Cancel => "cancel",
        Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(happening), happening, null),
    };
}
