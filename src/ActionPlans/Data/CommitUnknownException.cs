namespace ActionPlans.Data;

/// <summary>
/// The connection broke while the server was asked to commit. Nobody knows whether it did: what was to be done must not be repeated before the tables
/// have been looked at. The worker does so by itself, since what is done is not due any more.
/// </summary>
public sealed class CommitUnknownException(Exception broken)
    : Exception("The connection to the database broke while this was being saved. Look whether it was saved before you do it again.", broken);
