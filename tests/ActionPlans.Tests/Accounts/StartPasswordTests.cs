using ActionPlans.Accounts;
using ActionPlans.Domain;
using ActionPlans.People;
using ActionPlans.Tests.Kit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ActionPlans.Tests.Accounts;

[TestFixture]
public sealed class StartPasswordTests
{
    private Installation house = null!;
    private long person;

    [SetUp]
    public async Task Open()
    {
        house = Installation.At(new(2026, 11, 23));
        person = await house.Mediator.Send(new AddPerson("Nadia Brook", "nadia.brook@example.nhs.uk", "Sam Elder"));
    }

    [TearDown]
    public void Close() => house.Dispose();

    [Test]
    public async Task Start_password_opens_an_account_for_a_week()
    {
        var given = await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder"));

        Assert.That(given.Password, Does.Match("^([a-z2-9]{4}-){3}[a-z2-9]{4}$"));
        Assert.That(await IsGoodAsync(given.Password), Is.True);
        Assert.That((await house.Mediator.Send(new GetPerson(person))).Account!.StartPasswordUntil, Is.EqualTo(given.Until));
        house.SleepUntil(new(2026, 12, 1));
        Assert.That(await IsGoodAsync(given.Password), Is.False);
        Assert.That(house.Count("SELECT count(*) FROM TimelineEntry WHERE Text LIKE '%' || @Password || '%'", given), Is.Zero, "it is told once");
    }

    [Test]
    public async Task Another_start_password_ends_the_one_before_the_sessions_and_the_lock()
    {
        var first = await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder"));
        var stamp = house.Rows<string>("SELECT SecurityStamp FROM Account")[0];
        house.Execute("UPDATE Account SET LockoutEnd = @end", new { end = house.Clock.GetUtcNow().AddMinutes(15) });

        var second = await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder"));

        Assert.That((await IsGoodAsync(first.Password), await IsGoodAsync(second.Password)), Is.EqualTo((false, true)));
        Assert.That(house.Rows<string>("SELECT SecurityStamp FROM Account")[0], Is.Not.EqualTo(stamp));
        Assert.That((await house.Mediator.Send(new GetPerson(person))).Account!.LockedUntil, Is.Null);
    }

    [Test]
    public async Task Locked_account_is_unlocked_once_and_a_second_factor_removed_with_its_passkeys()
    {
        await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder"));
        house.Execute("UPDATE Account SET LockoutEnd = @end, TwoFactorEnabled = 1, AuthenticatorKey = 'x', RecoveryCodes = 'y'", new { end = house.Clock.GetUtcNow().AddMinutes(15) });
        house.Execute("INSERT INTO AccountPasskey (CredentialId, AccountId, Name, Data, CreatedAt) VALUES ('c', 1, 'Phone', '{}', 0)");

        Assert.That((await house.Mediator.Send(new UnlockAccount("Nadia Brook", "Sam Elder"))).IsAccepted, Is.True);
        Assert.That((await house.Mediator.Send(new UnlockAccount("Nadia Brook", "Sam Elder"))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));
        Assert.That((await house.Mediator.Send(new ResetSecondFactor("Nadia Brook", "Sam Elder"))).IsAccepted, Is.True);
        Assert.That((await house.Mediator.Send(new ResetSecondFactor("Nadia Brook", "Sam Elder"))).Outcome, Is.EqualTo(DecisionOutcome.Ignored));

        var account = (await house.Mediator.Send(new GetPerson(person))).Account!;
        Assert.That((account.LockedUntil, account.HasSecondFactor, account.Passkeys), Is.EqualTo(((DateTimeOffset?)null, false, 0L)));
    }

    [Test]
    public async Task Who_has_left_gets_none()
    {
        await house.LeaveAsync("Nadia Brook", "2026-11-23");

        Assert.That(async () => await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder")), Throws.TypeOf<RefusedException>().With.Message.Contains("has left"));
    }

    [Test]
    public async Task Account_goes_with_the_address()
    {
        var given = await house.Mediator.Send(new GiveStartPassword("Nadia Brook", "Sam Elder"));

        Assert.That((await house.Mediator.Send(new ChangeAddress("Nadia Brook", "nadia.stone@example.nhs.uk", "Sam Elder"))).IsAccepted, Is.True);

        Assert.That(await IsGoodAsync(given.Password, "NADIA.STONE@EXAMPLE.NHS.UK"), Is.True);
        Assert.That(house.Rows<string>("SELECT Before FROM TimelineEntry WHERE Kind = 'address-changed'"), Is.EqualTo(new[] { "nadia.brook@example.nhs.uk" }));
    }

    /// <summary>As signing in asks: through the store, with the framework's own check.</summary>
    private async Task<bool> IsGoodAsync(string password, string name = "NADIA.BROOK@EXAMPLE.NHS.UK")
    {
        using var store = new AccountStore(house.Database, new EphemeralDataProtectionProvider(), house.Clock);
        var account = await store.FindByNameAsync(name, CancellationToken.None);
        return await store.GetPasswordHashAsync(account!, CancellationToken.None) is { } hash
            && new PasswordHasher<Account>().VerifyHashedPassword(account!, hash, password) == PasswordVerificationResult.Success;
    }
}
