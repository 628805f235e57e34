using ActionPlans.Runtime;

namespace ActionPlans.Data;

/// <summary>A statement that is prepared once and run for many rows. Parameters are given by position.</summary>
internal abstract class BulkStatement : IDisposable
{
    /// <returns>How many rows it changed.</returns>
    public abstract int Run(params ReadOnlySpan<object?> values);

    /// <summary>As <see cref="Run"/>, where nobody asks how many rows: done at once or later, but before anything that is asked or run after it, and before the commit.</summary>
    public abstract void Queue(params ReadOnlySpan<object?> values);

    /// <summary>As <see cref="Queue"/>, for one row that has to be as it was read.</summary>
    /// <exception cref="LostRaceException">It was not there, or not like this: at once, or later when it is sent.</exception>
    public abstract void QueueOne(long instance, params ReadOnlySpan<object?> values);

    /// <summary>The rows, to be gone through one by one. The statement can be used again when they are disposed.</summary>
    public abstract BulkRows Read(params ReadOnlySpan<object?> values);

    /// <summary>As <see cref="Read"/>, for rows that would not fit into memory: they come as they are gone through, and nothing else may be asked on the connection until they are disposed.</summary>
    public abstract BulkRows Stream(params ReadOnlySpan<object?> values);

    /// <returns>Whether there is a row.</returns>
    internal abstract bool Step();

    internal abstract void Reset();

    internal abstract bool IsNull(int column);

    internal abstract long Number(int column);

    internal abstract string? Text(int column);

    internal abstract byte[] Bytes(int column);

    internal abstract object? Value(int column);

    public abstract void Dispose();
}
