namespace ActionPlans.Reports;

/// <summary>The file or its text can't be read. The message is one line for the person who gave it: what is wrong and what to do.</summary>
public sealed class ReportRefusedException(string message) : Exception(message);
