namespace ActionPlans.Workflows;

/// <summary>The value types that a variable, an input or an output of a definition may have.</summary>
public enum ValueKind
{
    /// <summary>Anything: a value is kept as it comes.</summary>
    Object,
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    DateTimeOffset,
    TimeSpan,
    Guid,
    /// <summary>A JSON object: names and values.</summary>
    Dictionary,
}
