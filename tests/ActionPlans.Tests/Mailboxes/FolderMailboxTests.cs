using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class FolderMailboxTests
{
    private const string FileName = "2012-10-29_0900_safeguarding.lead@example.nhs.uk_letter-42.eml";

    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("letters").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_letter_becomes_a_file_named_after_date_recipient_and_id()
    {
        await Deliver(Sample.Letter());

        Assert.That(Files(), Is.EqualTo(new[] { FileName }));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, FileName)), Is.EqualTo(Eml.Write(Sample.Letter())));
    }

    [Test]
    public async Task The_same_letter_twice_is_one_file()
    {
        await Deliver(Sample.Letter());
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, FileName));
        await Deliver(Sample.Letter());

        Assert.That(Files(), Is.EqualTo(new[] { FileName }));
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(folder, FileName)), Is.EqualTo(written));
    }

    [Test]
    public async Task The_same_letter_from_many_sides_at_once_is_one_whole_file()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(DeliverOrLoseTheRace)));

        Assert.That(Files(), Is.EqualTo(new[] { FileName }));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, FileName)), Is.EqualTo(Eml.Write(Sample.Letter())));

        async Task DeliverOrLoseTheRace()
        {
            try
            {
                await Deliver(Sample.Letter());
            }
            catch (MailboxException e) when (e.Transient)
            {
                // somebody else was writing it; the pipeline would try again and find it there
            }
        }
    }

    [Test]
    public async Task What_a_killed_process_left_unfinished_is_overwritten()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, $".{FileName}.tmp"), new string('x', 100_000));

        await Deliver(Sample.Letter());

        Assert.That(Files(), Is.EqualTo(new[] { FileName }));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, FileName)), Is.EqualTo(Eml.Write(Sample.Letter())));
    }

    [Test]
    public async Task A_cancelled_delivery_leaves_no_letter()
    {
        Assert.That(
            async () => await new FolderMailbox(folder).DeliverAsync(Sample.Letter(), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Files(), Has.None.EndsWith(".eml"));
        await Deliver(Sample.Letter());
    }

    [Test]
    public async Task Hostile_ids_stay_inside_the_folder()
    {
        await Deliver(Sample.Letter() with { Id = "../../x\0\r\n:*?" + new string('y', 500) });

        Assert.That(Files().Single(), Does.Match(@"^2012-10-29_0900_safeguarding\.lead@example\.nhs\.uk_[A-Za-z0-9.-]{1,100}\.eml$"));
    }

    [Test]
    public async Task A_missing_folder_is_created()
    {
        await new FolderMailbox(Path.Combine(folder, "a", "b")).DeliverAsync(Sample.Letter(), CancellationToken.None);

        Assert.That(File.Exists(Path.Combine(folder, "a", "b", FileName)));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_said_in_one_line()
    {
        var closed = Path.Combine(folder, "closed");
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            File.WriteAllText(closed, "a file stands in its place: no permission stops an administrator");
        else
            Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.That(
            async () => await new FolderMailbox(closed).DeliverAsync(Sample.Letter(), CancellationToken.None),
            Throws.TypeOf<MailboxException>().With.Property("Transient").False
                .And.Message.Contains($"'{closed}', cannot be written").And.Message.Not.Contains("\n"));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_full_disk_is_said_and_the_letter_can_be_delivered_once_there_is_room()
    {
        var unfinished = Path.Combine(folder, $".{FileName}.tmp");
        File.CreateSymbolicLink(unfinished, "/dev/full"); // the kernel's own full disk

        Assert.That(
            async () => await Deliver(Sample.Letter()),
            Throws.TypeOf<MailboxException>().With.Property("Transient").True.And.Message.StartsWith("The disk is full"));

        File.Delete(unfinished);
        await Deliver(Sample.Letter());
        Assert.That(Files(), Is.EqualTo(new[] { FileName }));
    }

    private Task Deliver(Letter letter) => new FolderMailbox(folder).DeliverAsync(letter, CancellationToken.None);

    private string[] Files() => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
