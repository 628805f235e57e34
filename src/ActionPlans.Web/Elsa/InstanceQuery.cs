using ActionPlans.Domain;
using ActionPlans.Runtime;

namespace ActionPlans.Web.Elsa;

/// <summary>What Studio asks of the list of instances.</summary>
/// <param name="Page">From 0.</param>
internal sealed record InstanceQuery(
    int? Page, int? PageSize, string? SearchTerm, string? DefinitionId, IReadOnlyList<string>? DefinitionIds, int? Version, string? CorrelationId, bool? HasIncidents,
    string? Status, IReadOnlyList<string>? Statuses, string? SubStatus, IReadOnlyList<string>? SubStatuses, string? OrderDirection, IReadOnlyList<TimestampFilter>? TimestampFilters)
{
    /// <summary>Elsa knows standings that an instance of ours never has: pending, interrupted.</summary>
    private const string NoStatus = "none";

    private static readonly string[] Stored = ["waiting", "finished", "faulted", "cancelled"];

    /// <exception cref="RefusedException">It asks for what cannot be found quickly.</exception>
    public InstanceFilter ToFilter()
    {
        var since = Instant("GreaterThanOrEqual") ?? Instant("GreaterThan");
        var before = Instant("LessThan") ?? Instant("LessThanOrEqual")?.AddMilliseconds(1);
        var statuses = Stored.Where(Wanted).ToList();
        return new InstanceFilter
        {
            Definitions = [.. (DefinitionIds ?? []).Append(DefinitionId ?? "").Where(id => id.Length > 0)],
            Version = Version,
            Statuses = statuses.Count == Stored.Length ? [] : statuses.Count == 0 ? [NoStatus] : statuses,
            About = string.IsNullOrWhiteSpace(SearchTerm) ? CorrelationId : SearchTerm,
            BegunSince = Instant("Is") ?? since,
            BegunBefore = Instant("Is")?.AddDays(1) ?? before,
        };
    }

    private bool Wanted(string stored)
    {
        var (status, subStatus) = ElsaInstance.Standing(stored);
        return IsIn(Statuses, Status, status) && IsIn(SubStatuses, SubStatus, subStatus) && (HasIncidents is not { } incidents || incidents == (stored == "faulted"));
    }

    private static bool IsIn(IReadOnlyList<string>? many, string? one, string value) =>
        (many is null or { Count: 0 } || many.Contains(value)) && (string.IsNullOrEmpty(one) || one == value);

    private DateTimeOffset? Instant(string comparison)
    {
        var filters = TimestampFilters ?? [];
        if (filters.Any(filter => filter.Timestamp is not null && filter.Column != "CreatedAt"))
            throw new RefusedException("Instances can be found by when they began (Created), not by when they changed last: among a million that would take too long.");
        return filters.FirstOrDefault(filter => filter.Operator == comparison)?.Timestamp;
    }
}

internal sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset? Timestamp);
