namespace ActionPlans.Cli;

/// <summary>What a script can rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Understood, but it could not be done: somebody was first, a message failed, a check found something.</summary>
    public const int NotDone = 1;

    /// <summary>The input was refused; nothing was changed.</summary>
    public const int BadInput = 2;
}
