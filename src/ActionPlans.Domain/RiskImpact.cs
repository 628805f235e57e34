namespace ActionPlans.Domain;

/// <summary>How badly a risk would hit.</summary>
public enum RiskImpact
{
    Low,
    Medium,
    High,
}
