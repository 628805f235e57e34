using System.ComponentModel.DataAnnotations;

namespace ActionPlans.Mailboxes;

/// <summary>Where letters go and how patiently. Without <see cref="SmtpHost"/> they go to <see cref="Folder"/> and to nobody else.</summary>
public sealed class MailboxOptions : IValidatableObject
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Mailbox";

    /// <summary>The folder for .eml files; relative to the working directory.</summary>
    [Required(ErrorMessage = "Mailbox:Folder is empty; give the folder for letters.")]
    public string Folder { get; set; } = "letters";

    /// <summary>The sender's address. The default is a reserved one that cannot receive anything.</summary>
    [Required(ErrorMessage = "Mailbox:Sender is empty; give the sender's address.")]
    public string Sender { get; set; } = "actionplans@example.nhs.uk";

    /// <summary>What the service calls itself in letters.</summary>
    [Required(ErrorMessage = "Mailbox:ServiceName is empty; give the name that letters are signed with.")]
    public string ServiceName { get; set; } = "ActionPlans";

    /// <summary>The mail server; null for the folder.</summary>
    public string? SmtpHost { get; set; }

    [Range(1, 65535, ErrorMessage = "Mailbox:SmtpPort must be between {1} and {2}.")]
    public int SmtpPort { get; set; } = 587;

    /// <summary>
    /// Whether the server has to offer STARTTLS. Off is for a relay on the same machine; with a password it is refused elsewhere.
    /// Implicit TLS (port 465) is not supported.
    /// </summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Null when the server wants no login.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>Never logged and never part of a message.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>How long one attempt may take before it counts as failed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Mailbox:Timeout must be between {1} and {2}.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts for one letter, the first included, before the failure is left to a person or a later run.</summary>
    [Range(1, 10, ErrorMessage = "Mailbox:Attempts must be between {1} and {2}.")]
    public int Attempts { get; set; } = 4;

    /// <summary>Wait before the second attempt; doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Mailbox:RetryDelay must be between {1} and {2}.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Failed attempts in a minute, with hardly a success among them, after which the mailbox is left alone for a while.</summary>
    [Range(2, 1000, ErrorMessage = "Mailbox:BreakAfter must be between {1} and {2}.")]
    public int BreakAfter { get; set; } = 8;

    /// <summary>How long it is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Mailbox:BreakFor must be between {1} and {2}.")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong, one line each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }

    /// <summary>The rules that need more than one setting.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LetterHeaders.TryAddress(Sender, ServiceName) is null)
            yield return new ValidationResult($"Mailbox:Sender '{PlainText.OneLine(Sender)}' is not an e-mail address.", [nameof(Sender)]);
        if (SmtpHost is not null && Uri.CheckHostName(SmtpHost) == UriHostNameType.Unknown)
            yield return new ValidationResult($"Mailbox:SmtpHost '{PlainText.OneLine(SmtpHost)}' is not the name of a server.", [nameof(SmtpHost)]);
        if (SmtpHost is not null && SmtpPort == 465)
            yield return new ValidationResult("Mailbox:SmtpPort 465 (implicit TLS) is not supported; use 587 with STARTTLS.", [nameof(SmtpPort)]);
        if (string.IsNullOrEmpty(SmtpUser) != string.IsNullOrEmpty(SmtpPassword))
            yield return new ValidationResult("Mailbox:SmtpUser and Mailbox:SmtpPassword belong together; give both or neither.", [nameof(SmtpUser)]);
        if (!string.IsNullOrEmpty(SmtpPassword) && !StartTls && SmtpHost is not ("localhost" or "127.0.0.1" or "::1"))
            yield return new ValidationResult(
                "Mailbox:StartTls is off, so the password would travel unprotected; switch it on or drop user and password.", [nameof(StartTls)]);
    }
}
