using System.Globalization;
using ActionPlans.Tests.Mailboxes;

namespace ActionPlans.Tests.Kit;

/// <summary>A message as it lies in the folder, read back from its .eml file.</summary>
/// <param name="At">When it was written, with London's offset.</param>
/// <param name="Items">What it tells, in its order.</param>
internal sealed record FolderMessage(string Id, DateTimeOffset At, string To, string Subject, IReadOnlyList<ToldItem> Items, string Text)
{
    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);

    /// <summary>Before the first full stop of the made-up address: "lead", "oversight".</summary>
    public string Role => To.Split('.')[0];

    public static FolderMessage Read(string path)
    {
        var mail = ParsedMail.Parse(File.ReadAllBytes(path));
        return new FolderMessage(
            mail["Message-ID"],
            DateTimeOffset.Parse(mail["Date"], CultureInfo.InvariantCulture),
            mail["To"].Split('<', '>') is [_, var address, ..] ? address : mail["To"],
            mail["Subject"],
            [.. mail["X-ActionPlans-Items"].Split(", ").Select(item => item.Split(' ')).Select(words => new ToldItem(words[0], words[1], words[2]))],
            mail.Part("text/plain").Words);
    }
}

/// <summary>One notice in a message.</summary>
/// <param name="About">R1 or P1.</param>
/// <param name="Step">The ledger's key.</param>
internal sealed record ToldItem(string About, string Kind, string Step)
{
    public override string ToString() => $"{About} {Kind}";
}
