using System.Security.Cryptography;
using System.Text;
using ActionPlans.Boards;
using ActionPlans.Domain;
using ActionPlans.Plans;
using ActionPlans.Tests.Kit;
using ActionPlans.Tests.Mailboxes;

namespace ActionPlans.Tests.Plans;

/// <summary>
/// "Submission (mail to the oversight body copied to the regulator with the plan attached as DOCX and CSV; the submitted version frozen and
/// hashed), returned with comments → resubmitted, accepted. Amendments after acceptance are versions with a reason."
/// </summary>
[TestFixture]
public sealed class SubmitPlanTests
{
    private static readonly TimeOnly Eleven = new(11, 0);
    private Installation house = null!;
    private SubjectId a1;

    [SetUp]
    public async Task Draft()
    {
        house = Installation.At(new DateOnly(2012, 10, 29));
        await house.ImportAsync(FictionalReport.Asking("Within 3 months"));
        a1 = await house.AgreeAsync("R1");
        await house.LiveUntilAsync(new DateOnly(2012, 11, 19), Eleven);
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Incomplete_plan_is_refused_and_nothing_is_frozen_or_sent()
    {
        await house.ChangeAsync(a1, new ActionFields(Lead: ""));

        var decision = await house.SubmitAsync();

        Assert.That((decision.Outcome, decision.Reason), Is.EqualTo((DecisionOutcome.Refused, "P1 is not complete: 1 thing is missing ('actionplans plan check P1' lists what).")));
        Assert.That((house.Count("SELECT count(*) FROM PlanVersion"), (await house.ShowAsync("P1")).State, house.ActionState(a1)), Is.EqualTo((0L, "due", "draft")));
    }

    [Test]
    public async Task Oversight_body_and_regulator_each_get_a_letter_with_the_plan_as_word_and_csv()
    {
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));
        await house.WorkAsync();

        var files = (await house.VersionsAsync()).Single().Files;
        foreach (var role in new[] { "oversight", "regulator" })
        {
            var letter = ParsedMail.Parse(await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(house.Folder, "messages"), $"*{role}*.eml").Single()));
            Assert.That(letter.ContentType, Is.EqualTo("multipart/mixed"));
            Assert.That(letter.Parts.Select(part => part.ContentType), Is.EqualTo(new[] { "multipart/alternative", PlanFile.Word, PlanFile.Csv }));
            Assert.That(letter.Parts[1]["Content-Disposition"], Is.EqualTo("attachment; filename=\"action-plan-P1-version-1.docx\""));
            Assert.That(letter.Parts.Skip(1).Select(part => Convert.ToHexStringLower(SHA256.HashData(part.Content))), Is.EqualTo(files.Select(file => file.Sha256)), "byte for byte what is kept");
            Assert.That(letter.Part("text/plain").Words, Does.Contain(files[0].Sha256[..12]).And.Contain("plan accept P1"));
            Assert.That(letter.Parts[2].Words, Does.Contain("Train every health visitor"));
        }
    }

    [Test]
    public async Task Letters_share_one_copy_of_the_files_and_go_out_once()
    {
        await house.SubmitAsync();
        await house.WorkAsync();
        await house.WorkAsync();
        house.Restart();
        await house.LiveUntilAsync(new DateOnly(2012, 11, 26));

        Assert.That(house.Count("SELECT count(*) FROM PlanFile"), Is.EqualTo(2));
        Assert.That(house.Count("SELECT count(*) FROM MessageFile"), Is.EqualTo(4));
        Assert.That(house.Messages.Count(message => message.Items.Any(item => item.Kind == "plan-submitted")), Is.EqualTo(2));
    }

    [Test]
    public async Task Submitted_version_cannot_be_changed_and_comes_back_byte_for_byte()
    {
        await house.SubmitAsync();
        var version = (await house.VersionsAsync()).Single();

        Assert.That(() => house.Execute("UPDATE PlanVersion SET Snapshot = '{}' WHERE Number = 1"), Throws.Exception.With.Message.Contains("does not change"));
        Assert.That(() => house.Execute("UPDATE PlanFile SET Content = x'00'"), Throws.Exception.With.Message.Contains("does not change"));
        Assert.That(() => house.Execute("DELETE FROM PlanFile"), Throws.Exception.With.Message.Contains("kept"));
        foreach (var format in new[] { "docx", "csv" })
        {
            var file = await house.Mediator.Send(new ExportPlan(PlanWriter.P1, format, 1));
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(file.Content)), Is.EqualTo(version.Files.Single(kept => kept.Name == file.Name).Sha256));
        }

        Assert.That(version.SnapshotSha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(house.Rows<string>("SELECT Snapshot FROM PlanVersion")[0])))));
    }

    [Test]
    public async Task Actions_get_their_clock_with_the_submission()
    {
        Assert.That(house.Count("SELECT count(*) FROM WorkflowInstance WHERE Subject = 'A1'"), Is.Zero);

        await house.SubmitAsync();

        Assert.That((house.ActionState(a1), house.ActionDue(a1)), Is.EqualTo(("open", "2012-12-31")));
        Assert.That(house.Rows<string>("SELECT Anchor FROM WorkflowInstance WHERE Subject = 'A1'"), Is.EqualTo(new[] { "2012-12-31" }));
        Assert.That(house.Rows<string>("SELECT json_extract(Deadline, '$.explanation') FROM Action WHERE Id = 1")[0], Does.Contain("Due Monday 31 December 2012"));
    }

    [Test]
    public async Task Returned_plan_is_changed_and_its_second_version_says_what_changed()
    {
        await house.SubmitAsync();
        await house.ReturnAsync("The target is too late.");
        await house.ChangeAsync(a1, new ActionFields(Target: "by 14 December 2012"));
        var a2 = await house.PlanActionAsync("R1");
        Assert.That((house.ActionDue(a1), house.ActionState(a2)), Is.EqualTo(("2012-12-31", "draft")), "what was submitted holds until it is submitted again");

        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));

        Assert.That((house.ActionDue(a1), house.ActionState(a2)), Is.EqualTo(("2012-12-14", "open")));
        Assert.That(house.Rows<string>("SELECT Anchor FROM WorkflowInstance WHERE Subject = 'A1'"), Is.EqualTo(new[] { "2012-12-14" }));
        var versions = await house.VersionsAsync();
        Assert.That(versions.Select(version => $"{version.Number} {version.State} {version.Comment}"), Is.EqualTo(new[] { "1 returned The target is too late.", "2 submitted " }));
        Assert.That(versions[1].Changes, Is.EqualTo(new[]
        {
            "A1: target \"by 31 December 2012\" → \"by 14 December 2012\"", "A2 added for R1: \"Train every health visitor in the new assessment.\"",
        }));
        await house.WorkAsync();
        Assert.That(house.Messages.Last(message => message.Role == "oversight").Text, Does.Contain("Changed since version 1").And.Contain("14 December 2012"));
    }

    [Test]
    public async Task Action_that_is_left_out_of_the_next_version_is_withdrawn_with_it()
    {
        var a2 = await house.PlanActionAsync("R1");
        await house.SubmitAsync();
        await house.ReturnAsync("Twice the same.");
        await house.Mediator.Send(new RemovePlanAction(PlanWriter.P1, a2, Installation.Lead));
        Assert.That(house.ActionState(a2), Is.EqualTo("open"));

        await house.SubmitAsync();

        Assert.That(house.ActionState(a2), Is.EqualTo("withdrawn"));
        Assert.That(house.Rows<string>("SELECT Status FROM WorkflowInstance WHERE Subject = 'A2'"), Is.EqualTo(new[] { "finished" }));
    }

    [Test]
    public async Task Amendment_leaves_the_accepted_version_in_force_until_it_is_accepted()
    {
        await house.SubmitAsync();
        await house.AcceptAsync();
        Assert.That((await house.ChangeAsync(a1, new ActionFields(Target: "by 14 December 2012"))).Reason, Does.Contain("open an amendment"));

        Assert.That((await house.Mediator.Send(new AmendPlan(PlanWriter.P1, "The trust can start earlier.", Installation.Lead))).IsAccepted);
        Assert.That((await house.SubmitAsync()).Reason, Does.Contain("changes nothing"));
        await house.ChangeAsync(a1, new ActionFields(Target: "by 14 December 2012"));
        Assert.That(await house.SubmitAsync(), Is.EqualTo(Decision.Accepted));
        Assert.That((house.ActionDue(a1), (await house.ShowAsync("P1")).State), Is.EqualTo(("2012-12-31", "accepted")));
        Assert.That((await house.VersionsAsync()).Single(version => version.IsInForce).Number, Is.EqualTo(1));

        Assert.That((await house.Mediator.Send(new AcceptPlan(PlanWriter.P1, Installation.Lead))).Reason, Does.Contain("somebody else has to accept it"));
        Assert.That(await house.AcceptAsync(), Is.EqualTo(Decision.Accepted));

        Assert.That((house.ActionDue(a1), (await house.VersionsAsync()).Single(version => version.IsInForce).Reason), Is.EqualTo(("2012-12-14", "The trust can start earlier.")));
        await house.WorkAsync();
        Assert.That(house.Messages.SelectMany(message => message.Items).Where(item => item.Kind.StartsWith("amendment", StringComparison.Ordinal)).Select(item => item.Kind).Order(), Is.EqualTo(new[] { "amendment-accepted", "amendment-submitted", "amendment-submitted" }));
    }

    [Test]
    public async Task Amendment_that_comes_back_is_changed_and_submitted_as_the_version_after()
    {
        await house.SubmitAsync();
        await house.AcceptAsync();
        await house.Mediator.Send(new AmendPlan(PlanWriter.P1, "Another lead.", Installation.Lead));
        await house.ChangeAsync(a1, new ActionFields(Lead: "Head of nursing"));
        await house.SubmitAsync();

        Assert.That((await house.Mediator.Send(new ReturnPlan(PlanWriter.P1, "Who deputises?", new DateOnly(2012, 12, 20), Installation.Reviewer))).Outcome, Is.EqualTo(DecisionOutcome.Refused));
        Assert.That(await house.ReturnAsync("Who deputises?"), Is.EqualTo(Decision.Accepted));
        await house.ChangeAsync(a1, new ActionFields(Lead: "Head of nursing; deputy: matron"));
        await house.SubmitAsync();
        await house.AcceptAsync();

        Assert.That((await house.VersionsAsync()).Select(version => $"{version.Number} {version.State} {version.Reason}"), Is.EqualTo(new[] { "1 accepted ", "2 returned Another lead.", "3 accepted Another lead." }));
        Assert.That((await house.ShowAsync("P1")).State, Is.EqualTo("accepted"));
        Assert.That(house.Rows<string>("SELECT Lead FROM Action WHERE Id = 1")[0], Is.EqualTo("Head of nursing; deputy: matron"));
    }

    [Test]
    public async Task What_happens_to_an_action_while_a_change_of_it_waits_is_not_undone()
    {
        await house.SubmitAsync();
        await house.ReturnAsync("The outcome has no measure.");
        await house.ChangeAsync(a1, new ActionFields(Outcome: "95% within 28 days."));
        await house.Mediator.Send(new AssignAction(a1, "Matron", null, Installation.Lead));

        await house.SubmitAsync();

        Assert.That(house.Rows<string>("SELECT Lead || ': ' || Outcome FROM Action WHERE Id = 1")[0], Is.EqualTo("Matron: 95% within 28 days."));
    }

    [Test]
    public async Task Plan_written_elsewhere_is_kept_as_it_was_sent()
    {
        using var other = Installation.At(new DateOnly(2012, 10, 29));
        await other.ImportAsync(FictionalReport.Asking("Within 3 months"));

        Assert.That(await other.Mediator.Send(new SubmitPlan(PlanWriter.P1, Installation.Lead, "Our plan.pdf", [1, 2, 3])), Is.EqualTo(Decision.Accepted));
        await other.WorkAsync();

        Assert.That((await other.VersionsAsync()).Single().Files.Select(file => $"{file.Name} {file.ContentType} {file.Size}"), Is.EqualTo(new[] { "Our plan.pdf application/pdf 3" }));
        Assert.That(other.Count("SELECT count(*) FROM MessageFile"), Is.EqualTo(2));
        Assert.That(await other.AcceptAsync(), Is.EqualTo(Decision.Accepted));
    }

    [TestCase("../../etc/plan.pdf", "path")]
    [TestCase("a\\plan.pdf", "path")]
    [TestCase("plan.exe", "is no document")]
    [TestCase("plan", "is no document")]
    public void Hostile_document_names_are_refused(string name, string why) =>
        Assert.That(async () => await house.Mediator.Send(new SubmitPlan(PlanWriter.P1, Installation.Lead, name, [1])), Throws.TypeOf<RefusedException>().With.Message.Contains(why));

    [Test]
    public void Empty_and_huge_documents_are_refused()
    {
        Assert.That(async () => await house.Mediator.Send(new SubmitPlan(PlanWriter.P1, Installation.Lead, "plan.pdf", [])), Throws.TypeOf<RefusedException>().With.Message.Contains("empty"));
        Assert.That(async () => await house.Mediator.Send(new SubmitPlan(PlanWriter.P1, Installation.Lead, "plan.pdf", new byte[SubmitPlan.LargestDocument + 1])), Throws.TypeOf<RefusedException>().With.Message.Contains("10 MB"));
    }

    [Test]
    public async Task Two_people_submit_at_the_same_moment_and_one_version_is_kept()
    {
        var decisions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.SubmitAsync())));

        Assert.That(decisions.Count(decision => decision.IsAccepted), Is.EqualTo(1));
        Assert.That(house.Count("SELECT count(*) FROM PlanVersion"), Is.EqualTo(1));
    }
}
