using System.Collections.Concurrent;
using System.Diagnostics;

namespace ActionPlans.Data;

/// <summary>
/// Figures that take long to count are counted once for all who see the same, and kept a hundred times as long as counting took, and where there is
/// much for half a minute at least; then the old ones are shown while new ones are counted. Where counting is quick, nothing is kept.
/// </summary>
internal sealed class KeptFigures(TimeProvider clock) : IDisposable
{
    private const int Most = 500;
    private const int Factor = 100;

    /// <summary>Counting that takes less than this is done for every page.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(60);

    private static readonly TimeSpan LeastOfMuch = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Kept> all = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="key">What is counted, on which day, and for which scope.</param>
    /// <param name="count">Opens the database by itself: it may run after the caller is done.</param>
    /// <param name="isMuch">Whether the figures say that there was much to count, however quick it was; null: never.</param>
    public T Get<T>(string key, Func<T> count, Func<T, bool>? isMuch = null) where T : notnull
    {
        if (!all.TryGetValue(key, out var kept))
            return Count(key, count, isMuch);
        if (clock.GetUtcNow() >= kept.Until && kept.TryBegin())
            _ = CountLaterAsync(kept, () => Count(key, count, isMuch));
        return (T)kept.Figures;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>One after the other: what was counted together gets old together, and people's pages are to have the cores.</summary>
    private async Task CountLaterAsync<T>(Kept kept, Func<T> count)
    {
        await turn.WaitAsync();
        try
        {
            await Task.Run(count);
        }
        finally
        {
            turn.Release();
            kept.End();
        }
    }

    private T Count<T>(string key, Func<T> count, Func<T, bool>? isMuch) where T : notnull
    {
        var watch = Stopwatch.StartNew();
        var figures = count();
        var took = watch.Elapsed;
        var muchFor = isMuch?.Invoke(figures) == true ? LeastOfMuch : TimeSpan.Zero;
        if (took > Quick || muchFor > TimeSpan.Zero)
        {
            if (all.Count >= Most)
                all.Clear();
            all[key] = new Kept(figures, clock.GetUtcNow() + (took * Factor > muchFor ? took * Factor : muchFor));
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
