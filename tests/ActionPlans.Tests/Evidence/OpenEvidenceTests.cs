using System.Security.Cryptography;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Tests.Kit;

namespace ActionPlans.Tests.Evidence;

[TestFixture]
public sealed class OpenEvidenceTests
{
    private static readonly SubjectId R1 = SubjectId.Recommendation(1);
    private static readonly SubjectId E1 = SubjectId.Evidence(1);

    private Installation house = null!;
    private byte[] content = null!;

    [SetUp]
    public async Task A_piece_of_20_MB_is_handed_in()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months") with { PlanWithin = null });
        content = RandomNumberGenerator.GetBytes(HandedIn.LargestSize);
        "%PDF-1.4\n"u8.CopyTo(content);
        await house.Mediator.Send(new AddEvidence(R1, "scan.pdf", content, null, Installation.Lead));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Piece_comes_back_byte_for_byte_with_its_name_type_hash_and_length()
    {
        var piece = await house.Mediator.Send(new OpenEvidence(E1));
        await using var stream = piece.Content;
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);

        Assert.That((piece.FileName, piece.MediaType, piece.Sha256), Is.EqualTo(("scan.pdf", "application/pdf", Convert.ToHexStringLower(SHA256.HashData(content)))));
        Assert.That((stream.Length, stream.Position), Is.EqualTo((20L * 1024 * 1024, 20L * 1024 * 1024)));
        Assert.That(whole.GetBuffer().AsSpan(0, (int)whole.Length).SequenceEqual(content));
    }

    [Test]
    public async Task Large_piece_is_never_whole_in_memory()
    {
        await using var stream = (await house.Mediator.Send(new OpenEvidence(E1))).Content;
        var chunk = new byte[64 * 1024];
        var at = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var differs = false;
        for (int count; (count = stream.Read(chunk, 0, chunk.Length)) > 0; at += count)
            differs |= !chunk.AsSpan(0, count).SequenceEqual(content.AsSpan(at, count));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That((at, differs), Is.EqualTo((content.Length, false)));
        Assert.That(allocated, Is.LessThan(content.Length / 20));
    }

    /// <summary>More often than there are connections to a server; on SQLite the log cannot be emptied while somebody reads from it.</summary>
    [Test]
    public async Task Whoever_goes_away_in_the_middle_leaves_no_connection_open()
    {
        for (var visitor = 0; visitor < 30; visitor++)
        {
            await using var stream = (await house.Mediator.Send(new OpenEvidence(E1))).Content;
            await stream.ReadExactlyAsync(new byte[100_000]);
            if (TestDatabase.IsSqlite && visitor == 0)
                Assert.That(CannotEmptyTheLog(), "it would be seen");
        }

        if (TestDatabase.IsSqlite)
            Assert.That(CannotEmptyTheLog(), Is.False);
    }

    [Test]
    public async Task Piece_that_nobody_reads_holds_no_connection()
    {
        for (var visitor = 0; visitor < 30; visitor++)
            Assert.That((await house.Mediator.Send(new OpenEvidence(E1))).Content.Length, Is.EqualTo(content.Length));

        if (TestDatabase.IsSqlite)
            Assert.That(CannotEmptyTheLog(), Is.False);
    }

    [Test]
    public async Task Piece_that_was_put_away_is_not_opened_again()
    {
        var stream = (await house.Mediator.Send(new OpenEvidence(E1))).Content;
        await stream.DisposeAsync();

        Assert.That(() => stream.ReadByte(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Piece_that_ends_too_early_is_not_taken_for_whole()
    {
        await using var stream = new StoredBytes(house.Database, "Evidence", "Content", 1, content.Length + 1);

        Assert.That(() => stream.CopyToAsync(Stream.Null), Throws.InstanceOf<EndOfStreamException>().With.Message.Contains("after 20971520 of 20971521 bytes"));
    }

    [Test]
    public void Piece_that_there_is_not_is_refused_by_name() =>
        Assert.That(() => house.Mediator.Send(new OpenEvidence(SubjectId.Evidence(9))), Throws.InstanceOf<RefusedException>().With.Message.Contains("there is no evidence E9"));

    /// <summary>Whether somebody still reads what was there before the last change.</summary>
    private bool CannotEmptyTheLog()
    {
        house.Execute("UPDATE Report SET FileName = FileName || '.'");
        return house.Count("PRAGMA wal_checkpoint(TRUNCATE)") == 1;
    }
}
