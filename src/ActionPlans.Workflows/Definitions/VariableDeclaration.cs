namespace ActionPlans.Workflows;

/// <summary>A variable as declared by the workflow or by a container.</summary>
/// <param name="Default">Its first value, already converted.</param>
/// <param name="IsStored">Kept across suspensions; others are back at their default after one, as in Elsa.</param>
public sealed record VariableDeclaration(string Id, string Name, ValueType Type, object? Default, bool IsStored);

/// <summary>A declared workflow input.</summary>
/// <param name="IsStored">Readable after a suspension; others read as null then, as in Elsa.</param>
public sealed record InputDeclaration(string Name, ValueType Type, bool IsStored);

/// <summary>A declared workflow output.</summary>
public sealed record OutputDeclaration(string Name, ValueType Type);

/// <summary>The variables of one container, and those around it.</summary>
internal sealed record VariableScope(IReadOnlyList<VariableDeclaration> Declarations, VariableScope? Outer)
{
    /// <summary>Looks from here outwards, by id or else by name; null when nobody declares it.</summary>
    public VariableSlot? Find(string? id, string? name)
    {
        for (VariableScope? scope = this; scope is not null; scope = scope.Outer)
        {
            for (int i = 0; i < scope.Declarations.Count; i++)
            {
                VariableDeclaration declaration = scope.Declarations[i];
                if (id is not null ? declaration.Id == id : declaration.Name == name)
                    return new VariableSlot(scope, i);
            }
        }
        return id is not null && name is not null ? Find(null, name) : null;
    }
}

/// <summary>Where a variable lives: its container's scope and its position there.</summary>
internal readonly record struct VariableSlot(VariableScope Scope, int Position)
{
    public VariableDeclaration Declaration => Scope.Declarations[Position];
}
