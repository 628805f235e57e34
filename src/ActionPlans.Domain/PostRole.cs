namespace ActionPlans.Domain;

/// <summary>What somebody is at a body. Stored under the names that letters and workflow definitions use for roles.</summary>
public enum PostRole
{
    /// <summary>The safeguarding lead of the commissioning body, who does the work and collects evidence.</summary>
    Lead,

    /// <summary>The lead at a provider.</summary>
    ProviderLead,

    /// <summary>The executive above the lead.</summary>
    ExecutiveLead,

    /// <summary>Receives plans and sees late ones, at the oversight body: SHA, later NHS England.</summary>
    Oversight,

    /// <summary>Follows up what is overdue, at the regulator's regional team.</summary>
    Regulator,

    /// <summary>Keeps people, mailboxes and calendars in order.</summary>
    Administrator,

    /// <summary>Looks at how work is seen through: workflow definitions, instances and their journals. Changes nothing, and gets no letters.</summary>
    Auditor,
}
