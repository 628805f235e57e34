namespace ActionPlans.Domain;

/// <summary>Whom a step speaks to, from the nearest to the highest.</summary>
public enum Audience
{
    /// <summary>The person or role mailbox that leads on the action.</summary>
    Lead,

    /// <summary>The executive lead of the responsible body.</summary>
    ExecutiveLead,

    /// <summary>The oversight body: SHA, later NHS England.</summary>
    Oversight,

    /// <summary>The regulator's regional team.</summary>
    Regulator,
}
