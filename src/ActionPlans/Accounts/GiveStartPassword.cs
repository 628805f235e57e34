using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.People;
using MediatR;

namespace ActionPlans.Accounts;

/// <summary>Opens an account, or lets somebody in again who has lost their password: with a password that only serves to choose another one.</summary>
public sealed record GiveStartPassword(string Person, string By) : IRequest<StartPassword>;

/// <param name="Password">Told this once; only its hash is kept.</param>
/// <param name="Until">Until when it can be used.</param>
public sealed record StartPassword(string Password, DateTimeOffset Until);

/// <summary>Somebody typed too many wrong passwords and is who they say they are.</summary>
public sealed record UnlockAccount(string Person, string By) : IRequest<Decision>;

/// <summary>Somebody has lost what they prove themselves with: codes of an app, recovery codes, passkeys.</summary>
public sealed record ResetSecondFactor(string Person, string By) : IRequest<Decision>;

internal sealed class GiveStartPasswordHandler(Database database, TimeProvider clock) : RequestHandler<GiveStartPassword, StartPassword>
{
    protected override StartPassword Handle(GiveStartPassword request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (person.LeftOn <= LondonTime.Today(now))
            throw new RefusedException($"{person.Name} has left: nobody signs in any more who is no longer there");
        var isNew = work.Scalar<long>("SELECT count(*) FROM Account WHERE PersonId = @Id", new { person.Id }) == 0;
        var (password, until) = StartPasswords.Give(work, person.Id, person.Email, now);
        person.Record(
            work, now, request.By, isNew ? "account-opened" : "account-reset",
            isNew ? $"Opened an account for {person.Name} with a start password." : $"Gave {person.Name} a start password; whoever was signed in with the account is signed out.");
        work.Commit();
        return new StartPassword(password, until);
    }
}

internal sealed class UnlockAccountHandler(Database database, TimeProvider clock) : RequestHandler<UnlockAccount, Decision>
{
    protected override Decision Handle(UnlockAccount request)
    {
        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (!StartPasswords.Unlock(work, person.Id, now))
            return Decision.Ignored($"The account of {person.Name} is not locked");
        person.Record(work, now, request.By, "account-unlocked", $"Unlocked the account of {person.Name}.");
        work.Commit();
        return Decision.Accepted;
    }
}

internal sealed class ResetSecondFactorHandler(Database database, TimeProvider clock) : RequestHandler<ResetSecondFactor, Decision>
{
    protected override Decision Handle(ResetSecondFactor request)
    {
        using var work = database.Begin();
        var person = PersonRecord.Get(work, request.Person);
        if (!StartPasswords.RemoveSecondFactor(work, person.Id))
            return Decision.Ignored($"{person.Name} has no second factor");
        person.Record(work, clock.GetUtcNow(), request.By, "second-factor-reset", $"Removed the second factor and the passkeys of {person.Name}.");
        work.Commit();
        return Decision.Accepted;
    }
}
