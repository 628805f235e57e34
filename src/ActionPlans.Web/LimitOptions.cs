namespace ActionPlans.Web;

/// <summary>The section Limits of actionplans.json.</summary>
internal sealed class LimitOptions
{
    /// <summary>Attempts to sign in from one address. A hospital's staff share one, so it is higher than a single person needs; accounts lock themselves.</summary>
    public int SignInsPerMinute { get; set; } = 60;

    /// <summary>Requests to the API with one token, or without one from one address.</summary>
    public int RequestsPerMinute { get; set; } = 600;
}
