namespace ActionPlans.Runtime;

/// <summary>
/// Due timers are worked off in a fixed number of shards, each rung by one Quartz job, so that several nodes can share the work
/// while no two of them claim the same rows. The number is part of the stored data: changing it needs a migration.
/// </summary>
internal static class Shards
{
    public const int Count = 4;

    /// <summary>
    /// Neighbours share a shard: they come from one report, so they are due on the same days, and a batch of them changes few pages.
    /// </summary>
    public static int Of(long instanceId) => (int)(instanceId / 64 % Count);
}
