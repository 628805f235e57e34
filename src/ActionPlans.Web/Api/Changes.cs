using System.Globalization;
using ActionPlans.Access;
using ActionPlans.Domain;

namespace ActionPlans.Web.Api;

/// <summary>How every change goes: the thing has to be there, the caller has to have seen it as it is, the use case decides, and the thing is shown anew.</summary>
internal static class Changes
{
    public static async Task<IResult> MakeAsync<T>(HttpContext context, Func<Task<T>> show, Func<T, Task<Decision>> act)
    {
        var before = await show();
        if (Versions.Unseen(context, before) is { } unseen)
            return unseen.ToResult();
        var decision = await act(before);
        return decision.IsAccepted ? Versions.Shown(context, await show()) : Problem.Of(decision).ToResult();
    }

    /// <exception cref="NotFoundException">It is no id of these kinds: nothing can be there.</exception>
    public static SubjectId Id(string text, string kinds) => SubjectId.TryParse(text, kinds) ?? throw new NotFoundException(text);

    /// <exception cref="NotFoundException">It is no number.</exception>
    public static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new NotFoundException(text);
}
