namespace ActionPlans.Mailboxes;

/// <summary>What one recipient is told in one letter. The most urgent notices are shown in it, the others counted.</summary>
internal sealed class Parcel(string address)
{
    /// <summary>Longer letters are not read; the ledger has all of it, and the letter says where.</summary>
    private const int MostShown = 50;

    /// <summary>The least urgent is the first to go.</summary>
    private readonly PriorityQueue<(DigestGroup Group, long Notice, LetterItem Item), (DigestGroup, DateOnly, long)> shown = new(
        Comparer<(DigestGroup, DateOnly, long)>.Create((left, right) => right.CompareTo(left)));

    private readonly Dictionary<DigestGroup, int> notShown = [];

    public string Address => address;

    /// <summary>In the capacity of the first notice; null as long as there is nothing to tell.</summary>
    public Recipient? Recipient { get; set; }

    public string? LetterId { get; set; }

    /// <summary>Plans whose files go with the letter.</summary>
    public List<SubjectId> Plans { get; } = [];

    public bool IsDigest { get; set; }

    /// <summary>Null: not looked up yet.</summary>
    public bool? HadDigest { get; set; }

    /// <summary>Shown, in the order in which they were decided.</summary>
    public IReadOnlyList<LetterItem> Items => [.. shown.UnorderedItems.OrderBy(one => one.Element.Notice).Select(one => one.Element.Item)];

    public IReadOnlyDictionary<DigestGroup, int> NotShown => notShown;

    /// <param name="item">Made only when it is shown.</param>
    public void Add(long notice, NoticeKind kind, DateOnly? due, int? daysLeft, Func<LetterItem> item)
    {
        var group = DigestGroups.Of(kind, due is not null, daysLeft);
        var urgency = (group, due ?? DateOnly.MaxValue, notice);
        if (shown.Count == MostShown && shown.TryPeek(out _, out var least) && urgency.CompareTo(least) > 0)
        {
            Count(group);
            return;
        }

        shown.Enqueue((group, notice, item()), urgency);
        if (shown.Count > MostShown)
            Count(shown.Dequeue().Group);
    }

    private void Count(DigestGroup group) => notShown[group] = notShown.GetValueOrDefault(group) + 1;
}
