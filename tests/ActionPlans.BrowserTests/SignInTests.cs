using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class SignInTests : PageTest
{
    protected override bool KeepsCookies => false;

    [TestCaseSource(typeof(SamplePerson), nameof(SamplePerson.Everybody))]
    public async Task Everybody_of_the_sample_data_signs_in_and_sees_what_needs_them_today(SamplePerson person)
    {
        await SignInAsync(person);

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Today", Level = 1 })).ToBeVisibleAsync();
        await LookAtAsync(Page, $"today-{person.Name.Split(' ')[0].ToLowerInvariant()}");
    }

    [Test]
    public async Task Wrong_password_says_what_to_do_and_not_whether_the_address_is_known()
    {
        foreach (var email in new[] { SamplePerson.Lead.Email, "nobody@example.nhs.uk" })
        {
            await Page.GotoAsync("/sign-in");
            await Page.GetByLabel("Email address").FillAsync(email);
            await Page.GetByLabel("Password").FillAsync("not-the-password");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

            await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The email address or the password is wrong");
            await LookAtAsync(Page, "sign-in-refused");
        }
    }
}
