using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>Sign-in through an organisation's identity provider, by configuration alone.</summary>
[TestFixture]
public sealed class ProviderTests
{
    private FictionalProvider provider = null!;
    private Service service = null!;

    [SetUp]
    public async Task Start()
    {
        provider = await FictionalProvider.StartAsync();
        service = await Service.StartAsync(
            "--Authentication:Schemes:northmere:Name=NHS Northmere", $"--Authentication:Schemes:northmere:Authority={provider.Address}",
            $"--Authentication:Schemes:northmere:ClientId={FictionalProvider.ClientId}", $"--Authentication:Schemes:northmere:ClientSecret={FictionalProvider.ClientSecret}");
    }

    [TearDown]
    public async Task Stop()
    {
        await service.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Test]
    public async Task Whoever_is_registered_comes_in_with_the_verified_address_and_later_by_the_providers_name_for_them()
    {
        provider.Email = SamplePerson.Lead.Email.ToUpperInvariant();
        using var first = new Visitor(service);
        Assert.That((await first.GetAsync("/sign-in")).Text, Does.Contain("Sign in with NHS Northmere"));
        Assert.That((await ComeAsync(first, "/reports")).Header("Location"), Is.EqualTo("/reports"));
        Assert.That((await first.GetAsync("/account")).Text, Does.Contain(SamplePerson.Lead.Name));

        provider.Email = SamplePerson.Administrator.Email; // the organisation gave them another's old address
        using var later = new Visitor(service);
        await ComeAsync(later, "/");
        Assert.That((await later.GetAsync("/account")).Text, Does.Contain(SamplePerson.Lead.Name));
    }

    [Test]
    public async Task Unverified_unknown_or_foreign_ones_stay_outside()
    {
        foreach (var (email, verified, audience) in new[]
        {
            (SamplePerson.Administrator.Email, false, FictionalProvider.ClientId), ("nobody@example.nhs.uk", true, FictionalProvider.ClientId), (SamplePerson.Administrator.Email, true, "another-service"),
        })
        {
            (provider.Email, provider.IsVerified, provider.Audience, provider.Subject) = (email, verified, audience, Guid.NewGuid().ToString());
            using var visitor = new Visitor(service);
            var answer = await ComeAsync(visitor, "/");
            if (answer.Status == 302)
                answer = await visitor.GetAsync(answer.Header("Location")!);
            Assert.That(answer.Status, Is.EqualTo(403));
            Assert.That(answer.Text, Does.Contain("You could not be signed in"));
            Assert.That((await visitor.GetAsync("/account")).Status, Is.EqualTo(302));
        }
    }

    [Test]
    public async Task Answer_that_was_not_asked_for_opens_nothing()
    {
        using var visitor = new Visitor(service);

        var answer = await visitor.GetAsync("/sign-in/callback/northmere?code=x&state=y");

        Assert.That((answer.Status, answer.Header("Location")), Is.EqualTo((302, "/sign-in/linked?failed=true")));
    }

    [Test]
    public async Task Nobody_is_led_to_another_site_afterwards()
    {
        provider.Email = SamplePerson.Lead.Email;
        using var visitor = new Visitor(service);

        Assert.That((await ComeAsync(visitor, "https://example.com/")).Header("Location"), Is.EqualTo("/"));
    }

    /// <summary>To the provider, back, and in.</summary>
    private async Task<Answer> ComeAsync(Visitor visitor, string returnUrl)
    {
        var away = await visitor.GetAsync($"/sign-in/with/northmere?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.That(away.Header("Location"), Does.StartWith($"{provider.Address}/authorize"));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var back = await client.GetAsync(new Uri(away.Header("Location")!));
        var returned = await visitor.GetAsync(back.Headers.Location!.PathAndQuery);
        return await visitor.GetAsync(returned.Header("Location")!);
    }
}
