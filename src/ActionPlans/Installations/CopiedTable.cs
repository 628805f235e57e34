namespace ActionPlans.Installations;

/// <summary>A table that is the same in both databases, row by row.</summary>
/// <param name="Hash">Of all rows, 64 digits of hex; the same in every kind of database.</param>
public sealed record CopiedTable(string Name, long Rows, string Hash);
