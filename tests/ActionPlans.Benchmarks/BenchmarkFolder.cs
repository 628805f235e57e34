namespace ActionPlans.Benchmarks;

/// <summary>Where a run keeps its files; a folder of its own, gone afterwards.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    public BenchmarkFolder(string? parent) =>
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent ?? System.IO.Path.GetTempPath(), $"actionplans-benchmark-{Guid.NewGuid():N}")).FullName;

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "actionplans.db");

    /// <summary>The floor is measured in a file of its own, of the same shape and on the same disk.</summary>
    public string Floor => System.IO.Path.Combine(Path, "floor.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
