namespace ActionPlans.Domain;

/// <summary>What a step of the ladder is for, which also says what its offset counts.</summary>
public enum LadderKind
{
    /// <summary>Before the due date; the offset is calendar days before it.</summary>
    Reminder,

    /// <summary>On the due date; the offset is 0.</summary>
    Due,

    /// <summary>The first message after the due date; the offset is working days after it.</summary>
    Overdue,

    /// <summary>To somebody higher; the offset is the grace in working days after the due date.</summary>
    Escalation,

    /// <summary>Repeated for as long as it is overdue; the offset is months from one to the next.</summary>
    Chase,
}
