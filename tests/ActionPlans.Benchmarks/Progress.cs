using System.Globalization;

namespace ActionPlans.Benchmarks;

/// <summary>What is going on, on stderr: stdout belongs to the figures.</summary>
internal static class Progress
{
    public static void Line(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static void Line(string text) => Console.Error.WriteLine(text);
}
