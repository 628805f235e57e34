namespace ActionPlans.Workflows;

/// <summary>Stored by a newer release, in a form that this one does not know. Nothing is wrong with it: whoever runs that release can read it.</summary>
public sealed class NewerFormatException(string message) : FormatException(message);
