namespace ActionPlans;

/// <summary>
/// What a person asked for cannot be done, and the message is the one line that says what to do instead. Nothing has been
/// changed. Any other exception is a bug or a broken machine.
/// </summary>
public sealed class UserException(string message, Exception? inner = null) : Exception(message, inner);
