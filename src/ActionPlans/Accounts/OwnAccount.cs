using ActionPlans.Access;
using ActionPlans.Data;

namespace ActionPlans.Accounts;

internal static class OwnAccount
{
    /// <exception cref="NotFoundException">The viewer has none.</exception>
    public static long Of(UnitOfWork work, Viewer viewer) =>
        work.QueryFirst<long?>("SELECT Id FROM Account WHERE PersonId = @PersonId", new { viewer.PersonId }) ?? throw new NotFoundException("account");
}
