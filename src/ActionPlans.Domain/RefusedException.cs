namespace ActionPlans.Domain;

/// <summary>
/// The domain refuses an input. The message is the one line for the user: what is wrong and what to do about it.
/// Everything in this assembly that refuses a value does it with this type; losing a race or being too late is a
/// <see cref="Decision"/> instead.
/// </summary>
public sealed class RefusedException(string message) : Exception(message);
