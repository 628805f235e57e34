namespace ActionPlans.Web.Sample;

internal sealed class SampleData
{
    public const string Password = "sample-password-1";
    public IReadOnlyList<SamplePerson> People => [];
}

/// <param name="What">Role and body.</param>
internal sealed record SamplePerson(string Name, string Email, string What);
