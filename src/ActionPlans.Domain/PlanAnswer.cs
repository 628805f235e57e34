namespace ActionPlans.Domain;

/// <summary>What a body says to a recommendation in its action plan.</summary>
public enum PlanAnswer
{
    /// <summary>It is going to be done as recommended.</summary>
    Agreed,

    /// <summary>Part of it is; the reason says which part is not, and why.</summary>
    PartlyAgreed,

    /// <summary>It is not; the reason says why.</summary>
    NotAgreed,
}
