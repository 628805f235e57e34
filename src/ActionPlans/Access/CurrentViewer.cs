namespace ActionPlans.Access;

/// <summary>Who looks or acts in this flow of calls. Nobody, unless somebody was named: what forgets to say who it is for sees nothing.</summary>
/// <param name="otherwise">Whoever it is where nobody was named: the operator for the command line, nobody for the web.</param>
public sealed class CurrentViewer(Viewer otherwise)
{
    private readonly AsyncLocal<Viewer?> named = new();

    public Viewer Viewer => named.Value ?? otherwise;

    /// <summary>From here on, in this flow of calls.</summary>
    public void Become(Viewer viewer) => named.Value = viewer;
}
