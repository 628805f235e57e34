namespace ActionPlans.Data;

/// <summary>The rows of a <see cref="BulkStatement"/>. Nothing can be read before the first <see cref="Read"/>, and nothing after the last.</summary>
internal readonly struct BulkRows(BulkStatement statement) : IDisposable
{
    /// <returns>False when there are no more.</returns>
    public bool Read() => statement.Step();

    public bool IsNull(int column) => statement.IsNull(column);

    public long Number(int column) => statement.Number(column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public string Text(int column) => statement.Text(column)!;

    public string? TextOrNull(int column) => statement.Text(column);

    public byte[] Bytes(int column) => statement.Bytes(column);

    /// <summary>As it is stored: null, <see cref="long"/>, <see cref="double"/>, text or bytes.</summary>
    public object? Value(int column) => statement.Value(column);

    public void Dispose() => statement.Reset();
}
