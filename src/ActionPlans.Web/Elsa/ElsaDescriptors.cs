using ActionPlans.Workflows;

namespace ActionPlans.Web.Elsa;

/// <summary>What Studio's palette and property panes show of an activity type: made from the classes that execute it, so that they cannot differ.</summary>
internal static class ElsaDescriptors
{
    private static readonly Dictionary<string, object> Nothing = [];

    public static object Of(ActivityType type)
    {
        var dot = type.TypeName.LastIndexOf('.');
        return new
        {
            type.TypeName, Namespace = type.TypeName[..dot], Name = type.TypeName[(dot + 1)..], Version = 1, type.Category, type.DisplayName, type.Description,
            Kind = "Action", RunAsynchronously = false, type.IsContainer, IsBrowsable = true, type.IsStart, type.IsTerminal,
            Inputs = type.Inputs.Select(Input), Outputs = type.Outputs.Select(Output), Ports = Ports(type),
            CustomProperties = Nothing, ConstructionProperties = Nothing,
        };
    }

    private static object Input(InputDescriptor input, int place) => new
    {
        input.Name, TypeName = input.TypeName == "Variable" ? "Object" : input.TypeName, input.DisplayName, input.Description, input.UiHint, input.DefaultValue, input.IsWrapped,
        Order = place, IsBrowsable = true, IsSerializable = true, IsSynthetic = false, IsReadOnly = false, IsSensitive = false, AutoEvaluate = true,
        UiSpecifications = input.Choices.Count == 0 ? Nothing : new Dictionary<string, object>
        {
            ["dropdown"] = new { SelectList = new { Items = input.Choices.Select(choice => new { Text = choice, Value = choice }), IsFlagsEnum = false } },
        },
    };

    private static object Output(OutputDescriptor output) => new
    {
        output.Name, output.TypeName, output.DisplayName, output.Description, IsBrowsable = true, IsSerializable = true, IsSynthetic = false,
    };

    /// <summary>Without one the designer draws Done.</summary>
    private static IEnumerable<object> Ports(ActivityType type) =>
    [
        .. type.Ports.Select(port => new { Name = port, DisplayName = port, Type = "Flow", IsBrowsable = true }),
        .. type.EmbeddedPorts.Select(port => new { Name = port, DisplayName = port, Type = "Embedded", IsBrowsable = true }),
    ];
}
