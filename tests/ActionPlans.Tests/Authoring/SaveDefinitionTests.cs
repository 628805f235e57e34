using System.Text;
using System.Text.Json.Nodes;
using ActionPlans.Access;
using ActionPlans.Audit;
using ActionPlans.Authoring;
using ActionPlans.Domain;
using ActionPlans.Runtime;
using ActionPlans.Tests.Kit;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Authoring;

[TestFixture]
public sealed class SaveDefinitionTests
{
    private const string Author = "Alex Fenn";
    private const string Other = "Kit Marsh";
    private static readonly DateOnly Day = new(2012, 10, 29);
    private static readonly FictionalReport First = FictionalReport.Asking("Within 3 months") with { PlanWithin = null };
    private static readonly FictionalReport Second = First with { InspectedFrom = new DateOnly(2012, 9, 11) };

    private Installation house = null!;

    [SetUp]
    public void Open() => house = Installation.At(Day);

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Draft_is_kept_beside_what_is_published_and_never_runs()
    {
        var written = (await Written.OpenAsync(house, "recommendation")).Named("Recommendation, kinder");

        var saved = await SaveAsync(written);
        await house.ImportAsync(First);

        Assert.That((saved.Version, saved.AlreadyPublished), Is.EqualTo((2L, false)));
        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "2 Draft Recommendation, kinder", "1 Current Recommendation" }));
        Assert.That(house.Rows<long>("SELECT d.Version FROM WorkflowInstance i JOIN WorkflowDefinition d ON d.Id = i.Definition"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task Published_version_begins_what_begins_from_now_on_and_what_runs_stays()
    {
        await house.ImportAsync(First);
        var written = await Written.OpenAsync(house, "recommendation");
        written.Activity("remind")["template"]!["expression"]!["value"] = "evidence-requested";

        await SaveAsync(written);
        await house.Mediator.Send(new PublishDraft("recommendation", Author));
        await house.ImportAsync(Second);
        await house.LiveUntilAsync(new DateOnly(2012, 12, 28));

        Assert.That(
            house.Rows<string>("SELECT i.Subject || ' ' || d.Version FROM WorkflowInstance i JOIN WorkflowDefinition d ON d.Id = i.Definition ORDER BY i.Id"), Is.EqualTo(new[] { "R1 1", "R2 2" }));
        Assert.That(
            house.Messages.Where(message => message.Day > Day).SelectMany(message => message.Items).Select(item => item.ToString()), Is.EquivalentTo(new[] { "R1 reminder", "R2 evidence-requested" }));
        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "2 Current Recommendation", "1 Earlier Recommendation" }));
    }

    [Test]
    public async Task Published_version_still_begins_after_a_restart()
    {
        await SaveAsync((await Written.OpenAsync(house, "risk")).Named("Risk, renamed"), publish: true);

        house.Restart();

        Assert.That(await StandingsAsync("risk"), Is.EqualTo(new[] { "2 Current Risk, renamed", "1 Earlier Risk" }));
    }

    [Test]
    public async Task What_was_not_changed_is_not_stored()
    {
        var saved = await SaveAsync(await Written.OpenAsync(house, "recommendation"), publish: true);

        Assert.That((saved.Version, saved.AlreadyPublished), Is.EqualTo((1L, true)));
        Assert.That(house.Count("SELECT (SELECT count(*) FROM WorkflowDraft) + (SELECT count(*) FROM TimelineEntry WHERE Kind = 'definition-saved')"), Is.Zero);
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("activity type that nobody knows", written => written.With("x", "Elsa.SendEmail", "Send a letter"), "Send a letter", "unknown activity type");
        yield return Case("expression kind that nobody knows", written => written.With("x", "ActionPlans.Record", "Write it down", ("text", "Liquid", "{{ 1 }}")), "Write it down", "expression kind 'Liquid'");
        yield return Case("circle without a wait", written => written.With("a", "Elsa.WriteLine", "Say").Connected("on-withdrawn", "a").With("b", "Elsa.WriteLine", "Say again").Connected("a", "b").Connected("b", "a"), "Say", "circle");
        yield return Case("circle whose decision is always the same",
            written => written.With("a", "Elsa.FlowDecision", "For ever?", ("condition", "Literal", true)).Without("start", "assign").Connected("start", "a").With("b", "Elsa.WriteLine", "Again").Connected("a", "b", "True").Connected("b", "a").Connected("a", "assign", "False"),
            "circle", "Delay");
        yield return Case("circle behind a wait",
            written => written.With("a", "Elsa.FlowDecision", "For ever?", ("condition", "Literal", true)).Connected("on-returned", "a").With("b", "Elsa.WriteLine", "Again").Connected("a", "b", "True").Connected("b", "a"),
            "circle", "never waits");
        yield return Case("script that runs for ever", written => written.With("x", "Elsa.RunJavaScript", "Count", ("script", "Literal", "while (true) {}")), "Count", "does not end");
        yield return Case("script in a decision that runs for ever",
            written => written.With("x", "Elsa.FlowDecision", "Think", ("condition", "JavaScript", "let i = 0; for (;;) { i++ }")), "Think", "does not end");
        yield return Case("script that cannot be read", written => written.With("x", "Elsa.RunJavaScript", "Count", ("script", "Literal", "while (")), "Count", "can't be read");
        yield return Case("role that there is not", written => written.With("x", "ActionPlans.Notify", "Tell", ("recipient", "Literal", "nobody"), ("template", "Literal", "assigned")), "Tell", "'nobody'");
        yield return Case("letter that there is not", written => written.With("x", "ActionPlans.Notify", "Tell", ("recipient", "Literal", "lead"), ("template", "Literal", "carrier-pigeon")), "Tell", "'carrier-pigeon'");
        yield return Case("point that cannot be waited for", written => written.With("x", "ActionPlans.WaitUntil", "Wait", ("point", "Literal", "whenever it suits")), "Wait", "whenever it suits");
        yield return Case("two activities of one id", written => written.With("remind", "ActionPlans.Record", "Write", ("text", "Literal", "x")), "remind", "two activities");

        static TestCaseData Case(string name, Func<Written, Written> change, params string[] said) => new TestCaseData(change, said).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_cannot_be_run_is_refused_by_the_activitys_name_and_nothing_is_stored(object change, string[] said)
    {
        var written = ((Func<Written, Written>)change)(await Written.OpenAsync(house, "recommendation"));

        foreach (var publish in new[] { false, true })
        {
            var refused = Assert.ThrowsAsync<DefinitionRefusedException>(() => SaveAsync(written, publish));
            foreach (var words in said)
                Assert.That(refused!.Message, Does.Contain(words).IgnoreCase);
        }

        Assert.That(house.Count("SELECT (SELECT count(*) FROM WorkflowDraft) + (SELECT count(*) FROM WorkflowDefinition WHERE PublishedBy IS NOT NULL)"), Is.Zero);
    }

    [Test]
    public async Task Unfinished_work_is_kept_as_a_draft()
    {
        var written = (await Written.OpenAsync(house, "recommendation")).With("new", "ActionPlans.Notify", "Not connected yet");

        await SaveAsync(written);

        Assert.That((await Written.OpenAsync(house, "recommendation")).Activity("new")["nodeId"]!.GetValue<string>(), Is.EqualTo("Workflow1:flow:new"));
    }

    [TestCase("[]", "JSON object")]
    [TestCase("{ \"name\": ", "no JSON")]
    [TestCase("{ \"name\": 1, \"name\": 2 }", "no JSON")]
    public void What_is_no_definition_is_refused(string content, string said) =>
        Assert.That(() => house.Mediator.Send(new SaveDefinition(Encoding.UTF8.GetBytes(content), true, Author)), Throws.TypeOf<RefusedException>().With.Message.Contains(said));

    [Test]
    public async Task Five_megabytes_are_refused_unread()
    {
        var written = await Written.OpenAsync(house, "recommendation");
        written.Json["description"] = new string('x', 5 * 1024 * 1024);

        Assert.That(() => SaveAsync(written), Throws.TypeOf<RefusedException>().With.Message.Contains("2 MB"));
    }

    [Test]
    public async Task Workflow_that_is_not_here_cannot_be_saved()
    {
        var written = await Written.OpenAsync(house, "recommendation");
        written.Json["definitionId"] = "of-another-installation";

        Assert.That(() => SaveAsync(written), Throws.TypeOf<RefusedException>().With.Message.Contains("'of-another-installation'"));
    }

    [Test]
    public async Task Nobody_saves_over_what_they_have_not_seen()
    {
        var mine = (await Written.OpenAsync(house, "recommendation")).Named("Mine");
        var theirs = (await Written.OpenAsync(house, "recommendation")).Named("Theirs");

        await SaveAsync(mine);

        Assert.That(() => SaveAsync(theirs, by: Other), Throws.TypeOf<RefusedException>().With.Message.Contains(Author).And.Message.Contains("Nothing of yours was stored"));
        Assert.That((await Written.OpenAsync(house, "recommendation")).Json["name"]!.GetValue<string>(), Is.EqualTo("Mine"));
    }

    [Test]
    public async Task Nobody_saves_over_a_version_that_was_published_meanwhile()
    {
        var old = (await Written.OpenAsync(house, "recommendation")).Named("Old");
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("New"), publish: true);

        Assert.That(() => SaveAsync(old), Throws.TypeOf<RefusedException>().With.Message.Contains("published"));
    }

    [Test]
    public async Task Saves_that_overtake_their_own_answers_are_one_persons_work()
    {
        var written = await Written.OpenAsync(house, "recommendation");

        await SaveAsync(written.Named("One"));
        await SaveAsync(written.Named("Two")); // still names the version that was opened
        var seen = await Written.OpenAsync(house, "recommendation");
        await SaveAsync(seen.Named("Three"));
        await SaveAsync(seen.Named("Four"));

        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "2 Draft Four", "1 Current Recommendation" }));
    }

    [Test]
    public async Task Somebody_elses_draft_can_be_carried_on_by_who_has_seen_it()
    {
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("One"));
        var mineBefore = await Written.OpenAsync(house, "recommendation");

        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("Two"), by: Other);

        Assert.That(() => SaveAsync(mineBefore.Named("Three")), Throws.TypeOf<RefusedException>().With.Message.Contains(Other));
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("Four"));
        Assert.That((await StandingsAsync("recommendation"))[0], Is.EqualTo("2 Draft Four"));
    }

    [Test]
    public async Task New_workflow_is_called_after_its_name()
    {
        var first = await SaveAsync(Written.New("Yearly visit: who comes?"));
        var second = await SaveAsync(Written.New("Yearly visit: who comes?"), publish: true);

        Assert.That((first.DefinitionId, second.DefinitionId), Is.EqualTo(("yearly-visit-who-comes", "yearly-visit-who-comes-2")));
        Assert.That(await StandingsAsync(second.DefinitionId), Is.EqualTo(new[] { "1 Current Yearly visit: who comes?" }));
    }

    [Test]
    public async Task Retracted_version_gives_way_to_the_one_before()
    {
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("A mistake"), publish: true);

        await house.Mediator.Send(new RetractVersion("recommendation", Author));
        await house.ImportAsync(First);

        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "2 Retracted A mistake", "1 Current Recommendation" }));
        Assert.That(house.Rows<long>("SELECT d.Version FROM WorkflowInstance i JOIN WorkflowDefinition d ON d.Id = i.Definition"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public void Last_version_of_what_the_service_begins_cannot_be_retracted() =>
        Assert.That(() => house.Mediator.Send(new RetractVersion("recommendation", Author)), Throws.TypeOf<RefusedException>().With.Message.Contains("begins it by itself"));

    [Test]
    public async Task Discarded_draft_is_gone_and_the_published_version_stays()
    {
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("Forget it"));

        await house.Mediator.Send(new DiscardDraft("recommendation", Author));

        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "1 Current Recommendation" }));
        Assert.That(() => house.Mediator.Send(new DiscardDraft("recommendation", Author)), Throws.TypeOf<NotFoundException>());
    }

    [Test]
    public async Task Earlier_version_comes_back_as_the_draft_of_the_next()
    {
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("Second"), publish: true);

        await house.Mediator.Send(new RevertToVersion("recommendation", 1, Author));

        Assert.That(await StandingsAsync("recommendation"), Is.EqualTo(new[] { "3 Draft Recommendation", "2 Current Second", "1 Earlier Recommendation" }));
    }

    [Test]
    public async Task Everything_that_was_done_is_in_the_audit_trail()
    {
        await SaveAsync((await Written.OpenAsync(house, "recommendation")).Named("Two"));
        await house.Mediator.Send(new PublishDraft("recommendation", Author));
        await house.Mediator.Send(new RetractVersion("recommendation", Other));
        await house.Mediator.Send(new RevertToVersion("recommendation", 2, Author));
        await house.Mediator.Send(new DiscardDraft("recommendation", Other));

        Assert.That(
            house.Rows<string>("SELECT Kind || ' ' || By FROM TimelineEntry WHERE Subject = 'workflow recommendation' ORDER BY Id"),
            Is.EqualTo(new[] { $"definition-saved {Author}", $"definition-published {Author}", $"definition-retracted {Other}", $"definition-saved {Author}", $"definition-discarded {Other}" }));
        Assert.That((await house.Mediator.Send(new VerifyAudit(null))).IsWhole);
    }

    private Task<SavedDefinition> SaveAsync(Written written, bool publish = false, string by = Author) => house.Mediator.Send(new SaveDefinition(written.Bytes, publish, by));

    private async Task<string[]> StandingsAsync(string definition) =>
        [.. (await house.Mediator.Send(new ListVersions(definition))).Select(version => $"{version.Version} {version.Standing} {version.Name}")];
}
