using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace ActionPlans.Benchmarks;

internal static class FiguresOutput
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new ShortNumbers() } };

    public static void Write(RuntimeFigures figures, bool json)
    {
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(figures, Json));
        else
            WriteTable(figures);
    }

    private static void WriteTable(RuntimeFigures figures)
    {
        var table = new Table().AddColumns("N", "what", "rate", "CPU ms each", "of the floor");
        table.AddRow(Whole(figures.Instances), "start", $"{Whole(figures.Start.PerSecond)}/s", Fine(figures.Start.CpuMsEach), Fine(figures.Start.OfFloor));
        table.AddRow("", "  floor: insert", $"{Whole(figures.Floor.InsertPerSecond)}/s", Fine(figures.Floor.InsertCpuMsEach), "1");
        table.AddRow("", "due timer", $"{Whole(figures.Timer.PerSecond)}/s", Fine(figures.Timer.CpuMsEach), Fine(figures.Timer.OfFloor));
        table.AddRow("", "  floor: drain", $"{Whole(figures.Floor.DrainPerSecond)}/s", Fine(figures.Floor.DrainCpuMsEach), "1");
        table.AddRow("", "one event", $"p50 {Fine(figures.Event.P50Ms)} ms, p99 {Fine(figures.Event.P99Ms)} ms", "", "");
        table.AddRow("", "RSS of a waiting worker", $"{Whole(figures.RssMb)} MB", "", "");
        table.AddRow("", "bytes per instance", $"{Whole(figures.BytesPerInstance)}, of these the runtime's {Whole(figures.RuntimeBytesPerInstance)}", "", "");
        table.AddRow("", "process start to first timer", $"{Fine(figures.StartupSeconds)} s", "", "");
        AnsiConsole.Write(table);
        Console.WriteLine(figures.Machine);
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Fine(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private sealed class ShortNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 4));
    }
}
