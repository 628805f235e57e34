using System.Text;

namespace ActionPlans.Reports.Parts;

/// <summary>The names in the sentence that opens a group: "NHS Northmere CCG and Eastvale Trust should ensure that:".</summary>
/// <param name="Names">As printed, in order.</param>
/// <param name="OpenEnded">It says "including", or means partners that it does not name.</param>
internal sealed record BodySentence(IReadOnlyList<string> Names, bool OpenEnded)
{
    private const int LongestSubject = 600;
    private const int LongestBand = 60;
    private const int FarthestVerb = 40;

    private static readonly string[] Recommending = ["recommend that", "recommends that", "recommended that"];

    private static readonly string[] Modals = [" should", " must", " needs to", " need to", " is required to", " are required to", " are asked to", " is asked to", " will"];

    private static readonly string[] Leaders = ["Leaders from ", "Senior leaders from ", "Leaders at ", "Leaders in ", "Leaders of ", "Leaders within "];

    private static readonly string[] Joiners =
    [
        "together with", "in conjunction with", "in partnership with", "in collaboration with", "jointly with", "working with", "along with",
        "alongside", "as well as", "supported by", "with support from",
    ];

    private static readonly string[] Openers = ["including", "such as", "for example", "in particular"];

    /// <param name="known">Full names from the header, so that "and" inside one of them does not split it.</param>
    public static BodySentence Read(string sentence, IReadOnlyCollection<string> known)
    {
        var subject = Subject(sentence);
        var open = false;
        foreach (var opener in Openers)
        {
            open |= subject.Contains(" " + opener + " ", StringComparison.OrdinalIgnoreCase);
            subject = subject.Replace(" " + opener + " ", " | ", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var joiner in Joiners)
        {
            subject = subject.Replace(" " + joiner + " ", " | ", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var name in known.Concat(OrganisationWords.GenericWithAnd))
        {
            // '\u0001' stands for an "and" that belongs to the name.
            subject = name.Contains(" and ", StringComparison.Ordinal)
                ? subject.Replace(name, name.Replace(" and ", " \u0001 "), StringComparison.OrdinalIgnoreCase)
                : subject;
        }

        var names = new List<string>();
        foreach (var piece in subject.Split(['|', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var part in SplitAtAnd(piece))
            {
                var name = OrganisationWords.WithoutRole(part.Replace("\u0001", "and", StringComparison.Ordinal)).TrimEnd('.', ':', ' ');
                if (OrganisationWords.IsGeneric(name))
                {
                    open = true;
                }
                else if (OrganisationWords.IsKind(name) && !names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }

        return new BodySentence(names, open);
    }

    /// <summary>Where the modal verb starts; −1 if the sentence has none.</summary>
    public static int ModalAt(string sentence)
    {
        var first = -1;
        foreach (var modal in Modals)
        {
            var at = sentence.IndexOf(modal, StringComparison.OrdinalIgnoreCase);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        // "We recommend that Wolds Police reviews custody. This should include …": the demand is in the first sentence.
        return RecommendedFrom(sentence) is > 0 and var start && (first < 0 || sentence.AsSpan(start, Math.Max(0, first - start)).Contains(". ", StringComparison.Ordinal))
            ? EndOfName(sentence, start)
            : first >= 0 ? first : InfinitiveAt(sentence);
    }

    // "NHS Northmere CCG and Tidewater Trust to:", "The police to review …": nothing but bodies before it.
    private static int InfinitiveAt(string sentence)
    {
        var at = sentence.IndexOf(" to", StringComparison.Ordinal);
        return at is > 2 and < LongestSubject && (at + 3 == sentence.Length || sentence[at + 3] is ' ' or ':') && OrganisationWords.IsNamesOnly(sentence[..at]) ? at : -1;
    }

    /// <summary>What stands before the modal verb, without "We recommend that".</summary>
    public static string Lead(string sentence) =>
        ModalAt(sentence) is >= 0 and var modal ? sentence[Math.Min(RecommendedFrom(sentence), modal)..modal].TrimStart(',', ' ') : "";

    /// <summary>"The provider must …", "The trust should …".</summary>
    public static bool StartsDemand(string text) =>
        text.StartsWith("The ", StringComparison.Ordinal)
        && Array.Exists(Demanded, who => text.AsSpan(4).StartsWith(who, StringComparison.OrdinalIgnoreCase)
            && (text.AsSpan(4 + who.Length).StartsWith(" must ", StringComparison.Ordinal) || text.AsSpan(4 + who.Length).StartsWith(" should ", StringComparison.Ordinal)));

    /// <summary>Begins with an order ("ensure …", "Review …").</summary>
    public static bool StartsWithOrder(string text)
    {
        var end = text.IndexOf(' ');
        return end > 0 && Orders.Contains(text[..end]);
    }

    /// <summary>Says in its first words that something has to be done: an order, or somebody who should or must.</summary>
    public static bool SoundsAsked(string text) =>
        (text.Length > 3 && StartsWithOrder(char.ToLowerInvariant(text[0]) + text[1..Math.Min(text.Length, 40)])) || ModalAt(text[..Math.Min(text.Length, 120)]) is > 2 and < 90;

    private static readonly string[] Demanded =
        ["trust", "provider", "service", "hospital", "registered provider", "registered manager", "registered person", "practice", "council", "local authority", "force"];

    private static readonly HashSet<string> Orders = new(StringComparer.Ordinal)
    {
        "ensure", "review", "improve", "strengthen", "develop", "establish", "appoint", "implement", "provide", "agree", "increase",
        "keep", "take", "monitor", "put", "secure", "undertake", "work", "introduce", "reduce", "consider", "make", "jointly",
    };

    // "We recommend that", "HMIC recommends that", "It is recommended that": where the words after it start; 0 if they are not there.
    private static int RecommendedFrom(string sentence)
    {
        foreach (var verb in Recommending)
        {
            if (sentence.IndexOf(verb, StringComparison.OrdinalIgnoreCase) is >= 0 and < FarthestVerb and var at)
            {
                return at + verb.Length;
            }
        }

        return 0;
    }

    // "We recommend that, within three months, Wolds Police undertakes …": the name ends where the small words begin; −1 without a name.
    private static int EndOfName(string sentence, int start)
    {
        if (start < sentence.Length && sentence[start] == ',' && sentence.IndexOf(',', start + 1) is > 0 and var comma && comma - start < LongestBand)
        {
            start = comma + 1;
        }

        var end = -1;
        for (var at = start; at < sentence.Length && at - start < LongestSubject;)
        {
            while (at < sentence.Length && sentence[at] == ' ')
            {
                at++;
            }

            var next = sentence.IndexOfAny([' ', ':'], at);
            next = next < 0 ? sentence.Length : next;
            var word = sentence[at..next];
            if (word.Length == 0 || !(char.IsUpper(word[0]) || word is "the" or "and" or "of" or "force" or "council" or "trust" or "board" or "local" or "authority"))
            {
                break;
            }

            (end, at) = (next, next);
        }

        return end > 0 && OrganisationWords.IsKind(sentence[start..end]) ? end : -1;
    }

    private static string Subject(string sentence)
    {
        var subject = Lead(sentence);
        if (subject.Length > LongestSubject)
        {
            return "";
        }

        foreach (var leaders in Leaders)
        {
            subject = subject.StartsWith(leaders, StringComparison.OrdinalIgnoreCase) ? subject[leaders.Length..] : subject;
        }

        // "Immediately: the force", "Within three months: the council".
        var colon = subject.IndexOf(": ", StringComparison.Ordinal);
        subject = colon > 0 && PrintedTimescale.OfHeading(subject[..colon]) is not null ? subject[(colon + 2)..] : subject;

        // "In order to improve …, the local authority and its partners": the purpose ends at the comma before the subject.
        var purpose = subject.StartsWith("In order to", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("To ", StringComparison.Ordinal)
            || subject.StartsWith("Within ", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("Immediately", StringComparison.OrdinalIgnoreCase);
        var comma = purpose ? subject.LastIndexOf(", the ", StringComparison.Ordinal) : -1;
        comma = purpose && comma < 0 ? subject.IndexOf(", ", StringComparison.Ordinal) : comma;
        return comma < 0 ? subject : subject[(comma + 2)..];
    }

    // "A and B" are two bodies if both are known to be bodies by their words; "NHS Northmere and the Vale" is one.
    private static List<string> SplitAtAnd(string piece)
    {
        var parts = new List<string>();
        var carried = new StringBuilder();
        foreach (var part in piece.Split(" and ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = part.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? part[4..] : part;
            var whole = OrganisationWords.IsKind(bare) || OrganisationWords.IsGeneric(bare) || OrganisationWords.IsCouncil(bare);
            if (!whole && carried.Length == 0 && parts.Count > 0)
            {
                parts[^1] += " and " + bare;
                continue;
            }

            carried.Append(carried.Length > 0 ? " and " : "").Append(bare);
            if (whole)
            {
                parts.Add(carried.ToString());
                carried.Clear();
            }
        }

        if (carried.Length > 0)
        {
            parts.Add(carried.ToString());
        }

        return parts;
    }
}
