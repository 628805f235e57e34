using ActionPlans.Simulation;

namespace ActionPlans.Tests.Kit;

/// <summary>The fictional reports that ship with the program.</summary>
internal static class Samples
{
    public static string Inspection => Path.Combine(Demo.SamplesFolder, "cqc-integrated-inspection-northmere-2012.txt");
}
