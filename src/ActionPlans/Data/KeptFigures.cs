using System.Collections.Concurrent;
using System.Diagnostics;

namespace ActionPlans.Data;

/// <summary>
/// Figures that take long to count are counted once for all who see the same, and kept a hundred times as long as counting took, or ten seconds; then the
/// old ones are shown while new ones are counted. Where counting is quick, nothing is kept.
/// </summary>
internal sealed class KeptFigures(TimeProvider clock)
{
    private const int Most = 500;
    private const int Factor = 100;

    /// <summary>Counting that takes less than this is done for every page.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(60);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Kept> all = new();

    /// <param name="key">What is counted, on which day, and for which scope.</param>
    /// <param name="count">Opens the database by itself: it may run after the caller is done.</param>
    /// <param name="isMuch">Whether the figures say that there was much to count, however quick it was; null: never.</param>
    public T Get<T>(string key, Func<T> count, Func<T, bool>? isMuch = null) where T : notnull
    {
        if (!all.TryGetValue(key, out var kept))
            return Count(key, count, isMuch);
        if (clock.GetUtcNow() >= kept.Until && kept.TryBegin())
            _ = Task.Run(() => Count(key, count, isMuch)).ContinueWith(_ => kept.End(), TaskScheduler.Default);
        return (T)kept.Figures;
    }

    private T Count<T>(string key, Func<T> count, Func<T, bool>? isMuch) where T : notnull
    {
        var watch = Stopwatch.StartNew();
        var figures = count();
        var took = watch.Elapsed;
        if (took > Quick || isMuch?.Invoke(figures) == true)
        {
            if (all.Count >= Most)
                all.Clear();
            all[key] = new Kept(figures, clock.GetUtcNow() + (took * Factor > Least ? took * Factor : Least));
        }
        else
        {
            all.TryRemove(key, out _);
        }

        return figures;
    }

    private sealed class Kept(object figures, DateTimeOffset until)
    {
        private int counting;

        public object Figures => figures;

        public DateTimeOffset Until => until;

        /// <summary>One counts, the others go on with what there is.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref counting, 1) == 0;

        public void End() => Interlocked.Exchange(ref counting, 0);
    }
}
