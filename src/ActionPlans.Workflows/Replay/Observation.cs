using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionPlans.Workflows.Replay;

/// <summary>Describes the replay's instances after a step, in the form of the recordings.</summary>
internal static class Observation
{
    public static JsonObject Of(ReplayHost host, string definitionId)
    {
        ReplayedInstance? main = host.Instances.Find(instance => instance.Definition.DefinitionId == definitionId) ?? host.Instances.FirstOrDefault();
        JsonObject observed = main is null ? Nothing() : Describe(main, host.Now);
        if (host.Instances.Count > 1)
        {
            observed["instance"] = main!.Id;
            observed["definitionId"] = main.Definition.DefinitionId;
            observed["otherInstances"] = new JsonArray([.. host.Instances.Where(other => other != main).Select(other => DescribeOther(other, host.Now))]);
        }
        observed["log"] = new JsonArray([.. host.Log.Select(line => JsonValue.Create(line))]);
        host.Log.Clear();
        return observed;
    }

    private static JsonObject Nothing() => new()
    {
        ["status"] = null, ["subStatus"] = null, ["executed"] = new JsonArray(), ["bookmarks"] = new JsonArray(),
        ["variables"] = new JsonObject(), ["output"] = new JsonObject(), ["incidents"] = 0,
    };

    private static JsonNode DescribeOther(ReplayedInstance instance, DateTimeOffset now)
    {
        JsonObject described = Describe(instance, now);
        described["instance"] = instance.Id;
        described["definitionId"] = instance.Definition.DefinitionId;
        return described;
    }

    private static JsonObject Describe(ReplayedInstance instance, DateTimeOffset now)
    {
        InstanceState state = instance.State;
        var described = new JsonObject
        {
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["executed"] = new JsonArray([.. instance.Journal.Skip(instance.Shown).Where(entry => IsActivity(instance, entry)).Select(Executed)]),
            ["bookmarks"] = new JsonArray([.. state.Bookmarks.Select(bookmark => DescribeBookmark(instance.Definition, bookmark, now))]),
            ["variables"] = ValueJson.ToNode(new Dictionary<string, object?>(state.Variables)),
            ["output"] = ValueJson.ToNode(new Dictionary<string, object?>(state.OutputValues)),
            ["incidents"] = state.Incidents.Count,
            ["incidentDetails"] = new JsonArray([.. state.Incidents.Select(incident => new JsonObject
            {
                ["activityId"] = instance.Definition.ActivityAt(incident.ActivityIndex).Id, ["message"] = incident.Message,
            })]),
            ["activityStatus"] = ActivityStatuses(instance),
        };
        instance.Shown = instance.Journal.Count;
        if (state.CorrelationId is not null)
            described["correlationId"] = state.CorrelationId;
        if (state.Name is not null)
            described["name"] = state.Name;
        if (instance.Parent is not null)
            described["parent"] = instance.Parent.Id;
        return described;
    }

    private static bool IsActivity(ReplayedInstance instance, JournalEntry entry) => entry.ActivityIndex < instance.Definition.Activities.Count;

    private static JsonNode Executed(JournalEntry entry)
    {
        var executed = new JsonObject { ["id"] = entry.ActivityId, ["event"] = entry.Event.ToString() };
        if (entry.Outcomes is not null)
            executed["outcomes"] = new JsonArray([.. entry.Outcomes.Select(outcome => JsonValue.Create(outcome))]);
        if (entry.Message is not null)
            executed["message"] = entry.Message;
        return executed;
    }

    private static JsonNode DescribeBookmark(WorkflowDefinition definition, Bookmark bookmark, DateTimeOffset now)
    {
        Activity activity = definition.Activities[bookmark.ActivityIndex];
        JsonObject payload = bookmark.Kind switch
        {
            BookmarkKind.Event => new JsonObject { ["event"] = bookmark.EventName },
            BookmarkKind.Child => new JsonObject { ["kind"] = "DispatchWorkflowStimulus" },
            _ when bookmark.DueAt is { } due => new JsonObject { ["due"] = Offset(due - now) },
            _ => new JsonObject { ["point"] = bookmark.Point },
        };
        if (activity is Activities.Cron { Literal: { } cron })
            payload["cron"] = cron;
        return new JsonObject { ["activityId"] = activity.Id, ["name"] = activity.Type, ["payload"] = payload };
    }

    private static string Offset(TimeSpan span)
    {
        var rounded = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        return (rounded < TimeSpan.Zero ? "-" : "+") + rounded.Duration().ToString("c", CultureInfo.InvariantCulture);
    }

    private static JsonObject ActivityStatuses(ReplayedInstance instance)
    {
        var statuses = new JsonObject();
        foreach (var activity in instance.Journal.Where(entry => IsActivity(instance, entry)).GroupBy(entry => entry.ActivityId))
        {
            string[] runs = [.. activity.GroupBy(entry => entry.ExecutionNumber).Select(run => StatusAfter(run.Last().Event))];
            statuses[activity.Key] = runs.Length == 1 ? runs[0] : new JsonArray([.. runs.Select(run => JsonValue.Create(run))]);
        }
        return statuses;
    }

    private static string StatusAfter(JournalEvent last) => last switch
    {
        JournalEvent.Completed => "Completed",
        JournalEvent.Faulted => "Faulted",
        JournalEvent.Canceled => "Canceled",
        _ => "Running",
    };
}
