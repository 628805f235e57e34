using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class LimitTests
{
    [Test]
    public async Task Attempts_to_sign_in_from_one_address_are_limited_and_looking_at_the_page_is_not()
    {
        await using var service = await Service.StartAsync("--Limits:SignInsPerMinute=3");
        using var visitor = new Visitor(service);
        Answer answer = null!;
        for (var attempt = 1; attempt <= 4; attempt++)
            answer = await visitor.SubmitAsync("/sign-in", "/sign-in", ("Address", $"somebody{attempt}@example.nhs.uk"), ("Password", "not-the-password"));

        Assert.That(answer.Status, Is.EqualTo(429));
        Assert.That(answer.Text, Does.Contain("Too many attempts"));
        Assert.That(int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That((await visitor.GetAsync("/sign-in")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Account_locks_itself_after_five_wrong_passwords()
    {
        await using var service = await Service.StartAsync();
        using var visitor = new Visitor(service);
        for (var attempt = 1; attempt <= 5; attempt++)
            await visitor.SubmitAsync("/sign-in", "/sign-in", ("Address", SamplePerson.Lead.Email), ("Password", "not-the-password"));

        var right = await visitor.SubmitAsync("/sign-in", "/sign-in", ("Address", SamplePerson.Lead.Email), ("Password", "sample-password-1"));

        Assert.That(right.Status, Is.EqualTo(200));
        Assert.That(right.Text, Does.Contain("The email address or the password is wrong"));
    }

    [Test]
    public async Task Requests_with_one_token_are_limited_and_those_with_another_are_not()
    {
        await using var service = await Service.StartAsync("--Limits:RequestsPerMinute=5");
        using var greedy = await Visitor.WithTokenAsync(service, SamplePerson.Lead, "read");
        using var modest = await Visitor.WithTokenAsync(service, SamplePerson.OversightOfficer, "read");
        Answer answer = null!;
        for (var request = 1; request <= 6; request++)
            answer = await greedy.GetAsync("/api/v1/reports");

        Assert.That(answer.Status, Is.EqualTo(429));
        Assert.That(answer.Header("Content-Type"), Does.StartWith("application/problem+json"));
        Assert.That(answer.Header("Retry-After"), Is.Not.Null);
        Assert.That((await modest.GetAsync("/api/v1/reports")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Form_that_is_too_large_is_told_so()
    {
        await using var service = await Service.StartAsync();
        using var lead = await Visitor.SignedInAsync(service, SamplePerson.Lead);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[27 * 1024 * 1024]), "Upload", "large.txt" } };

        var answer = await lead.SendAsync(HttpMethod.Post, "/recommendations/R1?handler=Evidence", form);

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Text, Does.Contain("The file is too large"));
    }
}
