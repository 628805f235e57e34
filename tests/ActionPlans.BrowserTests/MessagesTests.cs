using System.Net;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed class MessagesTests : PageTest
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Administrator_reads_a_letter_as_it_was_sent_and_records_that_it_came_back(bool scripts)
    {
        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GetByRole(AriaRole.Link, new() { Name = "Messages" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sent", Exact = true }).ClickAsync();
        if (scripts)
            await LookAtAsync(page, "messages");
        await page.Locator("tbody a").Nth(scripts ? 0 : 1).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Text of the letter" })).ToContainTextAsync("Dear ");
        if (scripts)
            await LookAtAsync(page, "letter");

        await page.GetByText("This letter came back", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record that it came back" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give a reason");
        await page.GetByLabel("What the mail server said").FillAsync("550 mailbox full");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record that it came back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("550 mailbox full.")).ToBeVisibleAsync();
        if (scripts)
            await LookAtAsync(page, "letter-failed");
        var letter = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/messages?state=failed");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send all failed letters again" })).ToBeVisibleAsync();
        await LookAtAsync(page, "messages-failed");

        await page.GotoAsync(letter);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send it again" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Lead_reads_what_concerns_them_and_sees_no_buttons_of_the_administrator()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/messages");
        await LookAtAsync(Page, "messages-lead");
        await Page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What it says" })).ToBeVisibleAsync();

        await Assertions.Expect(Page.GetByText("This letter came back")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Foreign_letter_and_a_missing_one_look_the_same()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/messages");
        var foreign = await Page.Locator("tbody a").First.GetAttributeAsync("href");
        var elsewhere = await NewPageAsync();
        await SignInAsync(elsewhere, SamplePerson.LeadElsewhere);

        foreach (var address in new[] { foreign!, "/messages/20200101-1-00000000" })
        {
            var answer = await elsewhere.GotoAsync(address);
            Assert.That(answer!.Status, Is.EqualTo((int)HttpStatusCode.NotFound));
            await Assertions.Expect(elsewhere.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page not found");
        }
    }

    [Test]
    public async Task What_will_be_sent_is_shown_before_it_is()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        await Page.GotoAsync("/messages/preview?about=P2");
        await LookAtAsync(Page, "preview");
        await Assertions.Expect(Page.Locator("table caption")).ToContainTextAsync("until");

        await Page.GetByLabel("About").FillAsync("nonsense");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write it as R7 or P1");
        await LookAtAsync(Page, "preview-refused");
    }
}
