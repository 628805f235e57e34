namespace ActionPlans.Runtime;

/// <summary>
/// Due timers are worked off in a fixed number of shards, each rung by one Quartz job, so that several nodes can share the work
/// while no two of them claim the same rows. The number is part of the stored data: changing it needs a migration.
/// </summary>
internal static class Shards
{
    public const int Count = 4;

    public static int Of(long instanceId) => (int)(instanceId % Count);
}
