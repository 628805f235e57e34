using System.Text;

namespace ActionPlans.Reports.Parts;

/// <summary>The names in the sentence that opens a group: "NHS Northmere CCG and Eastvale Trust should ensure that:".</summary>
/// <param name="Names">As printed, in order.</param>
/// <param name="OpenEnded">It says "including", or means partners that it does not name.</param>
internal sealed record BodySentence(IReadOnlyList<string> Names, bool OpenEnded)
{
    private const int LongestSubject = 600;

    private static readonly string[] Modals = [" should", " must", " needs to", " need to", " is required to", " are required to", " will"];

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

        return first;
    }

    private static string Subject(string sentence)
    {
        var modal = ModalAt(sentence);
        var subject = modal < 0 ? "" : sentence[..modal];
        if (subject.Length > LongestSubject)
        {
            return "";
        }

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
