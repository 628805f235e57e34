using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

[TestFixture]
public sealed partial class AccountTests : PageTest
{
    protected override bool KeepsCookies => false;

    [Test]
    public async Task Account_shows_name_and_posts()
    {
        await SignInAsync(SamplePerson.Lead);
        await Page.GotoAsync("/account");

        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("NHS Northmere ICB");
        await LookAtAsync(Page, "account");
        var narrow = await NewPageAsync(width: 320);
        await SignInAsync(narrow, SamplePerson.Lead);
        await narrow.GotoAsync("/account");
        await LookAtAsync(narrow, "account-320");
    }

    [Test]
    public async Task Password_is_changed_by_who_knows_the_old_one()
    {
        var page = Page;
        await SignInAsync(page, SamplePerson.ExecutiveLead);
        await page.GotoAsync("/account/password");
        await FillAsync(page, "wrong-password", "three quiet green boats");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the password");
        await LookAtAsync(page, "password-refused");
        await FillAsync(page, Password, "short");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least 12 characters");
        await FillAsync(page, Password, "three quiet green boats");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password has been changed");

        using var visitor = new Visitor(Service);
        var old = await visitor.SubmitAsync("/sign-in", "/sign-in", ("Address", SamplePerson.ExecutiveLead.Email), ("Password", Password));
        Assert.That(old.Status, Is.EqualTo(200), "the old one does no more");
        using var again = await Visitor.SignedInAsync(Service, SamplePerson.ExecutiveLead, "three quiet green boats");

        static async Task FillAsync(IPage page, string current, string wanted)
        {
            await page.GetByLabel("Password until now").FillAsync(current);
            await page.GetByLabel("New password", new() { Exact = true }).FillAsync(wanted);
            await page.GetByLabel("New password again").FillAsync(wanted);
            await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        }
    }

    [Test]
    public async Task Second_factor_is_switched_on_asked_for_and_switched_off()
    {
        var page = Page;
        await SignInAsync(page, SamplePerson.ProviderLead);
        await page.GotoAsync("/account/second-factor");
        await LookAtAsync(page, "second-factor-off");
        var key = (await page.Locator("li code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await CodeAsync(page, "000000", "Switch on");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is wrong");
        await CodeAsync(page, Totp(key), "Switch on");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Keep these recovery codes");
        await LookAtAsync(page, "second-factor-codes");
        var recovery = await page.Locator("li code").AllInnerTextsAsync();
        Assert.That(recovery, Has.Count.EqualTo(10));

        var elsewhere = await NewPageAsync();
        await PasswordAsync(elsewhere);
        await elsewhere.GotoAsync("/recommendations/R1");
        await Assertions.Expect(elsewhere).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?"));
        await PasswordAsync(elsewhere);
        await LookAtAsync(elsewhere, "sign-in-code");
        await CodeAsync(elsewhere, "123456", "Continue");
        await Assertions.Expect(elsewhere.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is wrong");
        await CodeAsync(elsewhere, recovery[0], "Continue");
        await Assertions.Expect(elsewhere.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();

        var third = await NewPageAsync(scripts: false);
        await PasswordAsync(third);
        await CodeAsync(third, recovery[0], "Continue");
        await Assertions.Expect(third.GetByRole(AriaRole.Alert)).ToContainTextAsync("used before");

        await page.GotoAsync("/account/second-factor");
        await LookAtAsync(page, "second-factor-on");
        await page.GetByLabel("Switch the second factor off").CheckAsync();
        await CodeAsync(page, Totp(key), "Continue");
        await SignInAsync(await NewPageAsync(scripts: false), SamplePerson.ProviderLead);

        async Task PasswordAsync(IPage at)
        {
            await at.GotoAsync("/sign-in");
            await at.GetByLabel("Email address").FillAsync(SamplePerson.ProviderLead.Email);
            await at.GetByLabel("Password").FillAsync(Password);
            await at.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        }

        static async Task CodeAsync(IPage at, string code, string button)
        {
            await at.GetByLabel("Code from your authenticator app").FillAsync(code);
            await at.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Administrator_unlocks_an_account_and_removes_a_lost_second_factor(bool scripts)
    {
        var person = scripts ? SamplePerson.OversightOfficer : SamplePerson.LeadElsewhere;
        using (var owner = await Visitor.SignedInAsync(Service, person))
        {
            var key = SecretKey().Match((await owner.GetAsync("/account/second-factor")).Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
            Assert.That((await owner.SubmitAsync("/account/second-factor", "/account/second-factor?handler=On", ("Code", Totp(key)))).Text, Does.Contain("Keep these recovery codes"));
        }

        using (var guesser = new Visitor(Service))
        {
            for (var attempt = 0; attempt < 5; attempt++)
                await guesser.SubmitAsync("/sign-in", "/sign-in", ("Address", person.Email), ("Password", "not-the-password"));
            Assert.That((await guesser.SubmitAsync("/sign-in", "/sign-in", ("Address", person.Email), ("Password", Password))).Status, Is.EqualTo(200), "locked");
        }

        // The lock counts by the machine's clock; the service lives on another day.
        var until = new DateTimeOffset(Days.FromToday(0).ToDateTime(new TimeOnly(23, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.That(Service.Execute("UPDATE Account SET LockoutEnd = $until WHERE UserName = $name AND LockoutEnd IS NOT NULL", ("$until", until), ("$name", person.Email)), Is.EqualTo(1));


        var page = await NewPageAsync(scripts);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GotoAsync($"/administration/people?find={Uri.EscapeDataString(person.Name)}");
        await page.GetByRole(AriaRole.Link, new() { Name = person.Name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Look after the account" }).ClickAsync();
        await Assertions.Expect(page.GetByText("after too many wrong passwords")).ToBeVisibleAsync();
        await LookAtAsync(page, "account-locked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unlock the account" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The account is unlocked.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Look after the account" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unlock the account" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the second factor" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The second factor is removed.")).ToBeVisibleAsync();
        await LookAtAsync(page, "account-second-factor-removed");
        await SignInAsync(await NewPageAsync(scripts), person);
    }

    [GeneratedRegex("Key: <code[^>]*>([A-Z2-7 ]+)</code>")]
    private static partial Regex SecretKey();

    [Test]
    public async Task Passkey_is_added_used_and_removed()
    {
        await SignInAsync(SamplePerson.RegionalOfficer);
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await Page.GotoAsync("/account/passkeys");
        await LookAtAsync(Page, "passkeys-none");
        await Page.GetByLabel("Name of the device").FillAsync("laptop at work");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey on this device" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("laptop at work, made on")).ToBeVisibleAsync();
        await LookAtAsync(Page, "passkeys");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = SamplePerson.RegionalOfficer.Name })).ToBeVisibleAsync();

        await Page.GotoAsync("/account/passkeys");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove laptop at work" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("You have none yet")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The passkey was not accepted");
    }

    [Test]
    public async Task Token_is_shown_once_works_and_is_revoked()
    {
        var page = Page;
        await SignInAsync(page, SamplePerson.OversightOfficer);
        await page.GotoAsync("/account/tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give it a name");
        await LookAtAsync(page, "tokens-refused");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("board report");
        await page.GetByLabel("Read", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        var secret = await page.Locator(".secret").InnerTextAsync();
        await LookAtAsync(page, "tokens");
        await page.GotoAsync("/account/tokens");
        Assert.That(await page.ContentAsync(), Does.Not.Contain(secret));
        foreach (var file in Directory.EnumerateFiles(Service.Folder, "actionplans.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.That(await reader.ReadToEndAsync(), Does.Not.Contain(secret), "only its hash is kept");
        }

        using var program = new Visitor(Service) { Token = secret };
        Assert.That((await program.GetAsync("/api/v1/reports")).Status, Is.EqualTo(200));
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke board report" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You have none")).ToBeVisibleAsync();
        Assert.That((await program.GetAsync("/api/v1/reports")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Account_is_looked_after_without_scripts()
    {
        var page = await NewPageAsync(scripts: false);
        await SignInAsync(page, SamplePerson.Administrator);
        await page.GotoAsync("/account/tokens");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("without scripts");
        await page.GetByLabel("Read", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Assertions.Expect(page.Locator(".secret")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke without scripts" }).ClickAsync();
        await page.GotoAsync("/account/calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        await Assertions.Expect(page.Locator(".secret")).ToBeVisibleAsync();
        await page.GotoAsync("/account/passkeys");
        await Assertions.Expect(page.GetByText("Adding a passkey needs JavaScript")).ToBeVisibleAsync();
        await page.GotoAsync("/account/second-factor");
        await Assertions.Expect(page.GetByText("Key:")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Nobody_revokes_anothers_token()
    {
        using var theirs = await Visitor.WithTokenAsync(Service, SamplePerson.Administrator, "read");
        using var other = await Visitor.SignedInAsync(Service, SamplePerson.Lead);
        for (var id = 1; id < 10; id++)
            Assert.That((await other.SubmitAsync("/account/tokens", "/account/tokens?handler=Revoke", ("id", id.ToString(CultureInfo.InvariantCulture)))).Status, Is.EqualTo(404));

        Assert.That((await theirs.GetAsync("/api/v1/reports")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Calendar_is_read_at_a_secret_address_until_it_is_renewed_or_revoked()
    {
        var page = Page;
        await SignInAsync(page, SamplePerson.LeadElsewhere);
        await page.GotoAsync("/account/calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var first = new Uri(await page.Locator(".secret").InnerTextAsync()).AbsolutePath;
        await LookAtAsync(page, "calendar");

        using var program = new Visitor(Service);
        var feed = await program.GetAsync(first);
        Assert.That((feed.Status, feed.Header("Content-Type")), Is.EqualTo((200, "text/calendar; charset=utf-8")));
        Assert.That(feed.Text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contains("SUMMARY:Due: R10 ").And.Contains("SUMMARY:Due: P2 "));
        Assert.That(feed.Text, Does.Not.Contain("Due: R1 ").And.Not.Contains("Due: P1 "), "another's");
        Assert.That(feed.Text.Split("\r\n").Select(line => System.Text.Encoding.UTF8.GetByteCount(line)).Max(), Is.LessThanOrEqualTo(75));

        await page.GetByRole(AriaRole.Button, new() { Name = "Make a new address" }).ClickAsync();
        var second = new Uri(await page.Locator(".secret").InnerTextAsync()).AbsolutePath;
        Assert.That((await program.GetAsync(first)).Status, Is.EqualTo(404));
        Assert.That((await program.GetAsync(second)).Status, Is.EqualTo(200));
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the address" }).ClickAsync();
        Assert.That((await program.GetAsync(second)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Token_of_the_API_does_not_open_the_calendar_and_the_other_way_round()
    {
        using var program = await Visitor.WithTokenAsync(Service, SamplePerson.Administrator, "read");
        using var owner = await Visitor.SignedInAsync(Service, SamplePerson.Administrator);
        var made = (await owner.SubmitAsync("/account/calendar", "/account/calendar?handler=Renew")).Text;
        var secret = System.Text.RegularExpressions.Regex.Match(made, "/calendar/([^.]+)\\.ics").Groups[1].Value;
        using var confused = new Visitor(Service) { Token = secret };

        Assert.That((await confused.GetAsync($"/calendar/{program.Token}.ics")).Status, Is.EqualTo(404));
        Assert.That((await confused.GetAsync("/api/v1/reports")).Status, Is.EqualTo(401));
    }

    /// <summary>What an authenticator app shows now (RFC 6238).</summary>
    private static string Totp(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(character => Convert.ToString(alphabet.IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
        var hash = HMACSHA1.HashData(secret, step);
        var at = hash[^1] & 0xF;
        var number = (((hash[at] & 0x7F) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }
}
