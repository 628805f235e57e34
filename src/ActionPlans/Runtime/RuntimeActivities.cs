using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Workflows;

namespace ActionPlans.Runtime;

/// <summary>The activities that definitions may use here: the engine's, with the roles and letters that this product has.</summary>
internal static class RuntimeActivities
{
    public const string WaitUntil = "ActionPlans.WaitUntil";

    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Standard.With(
        ActivityCatalog.Standard.Types.Select(type => type with
        {
            Inputs = [.. type.Inputs.Select(input => WithChoices(type.TypeName, input))], Ports = type.TypeName == WaitUntil ? ["Done", .. Enum.GetNames<LadderKind>()] : type.Ports,
        }));

    private static IReadOnlyList<string> Roles => [.. RecipientRole.All.Select(role => role.Stored)];

    private static InputDescriptor WithChoices(string type, InputDescriptor input) => (type, input.Name) switch
    {
        ("ActionPlans.Escalate", "Recipient") => input with { UiHint = "dropdown", Choices = ["next", .. Roles] },
        ("ActionPlans.Notify" or "ActionPlans.RequestEvidence", "Recipient") => input with { UiHint = "dropdown", Choices = Roles },
        ("ActionPlans.Notify", "Template") => input with { UiHint = "dropdown", Choices = NoticeKinds.Names },
        _ => input,
    };
}
