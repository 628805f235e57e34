using ActionPlans.Access;
using ActionPlans.Data;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ActionPlans.Imports;

/// <summary>
/// Imports what people confirmed, one after the other, each in the name of whoever confirmed it; also what an earlier process left. Forgets
/// uploads that nobody went on with.
/// </summary>
public sealed partial class ConfirmedUploads(Database database, IServiceProvider services, CurrentViewer current, Viewers viewers, TimeProvider clock, ILogger<ConfirmedUploads> log) : IDisposable
{
    /// <summary>How long an upload may be forgotten late.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim bell = new(0);

    /// <summary>Something was confirmed.</summary>
    public void Ring() => bell.Release();

    public void Dispose() => bell.Dispose();

    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await RunAsync(cancellationToken);
            await bell.WaitAsync(Round, cancellationToken);
        }
    }

    /// <summary>Once through everything.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var mediator = (IMediator)services.GetService(typeof(IMediator))!; // which itself makes the handlers that ring here
        foreach (var (id, person) in Waiting())
        {
            var viewer = viewers.OfPerson(person);
            current.Become(viewer);
            try
            {
                await mediator.Send(new ImportUpload(id, viewer.Name), cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(failed, id);
                Write("UPDATE Upload SET State = 'checked', Problem = 'Importing it failed, and nothing was stored. Try again; if it happens again, tell your administrator.' WHERE Id = @id", new { id });
            }
        }

        Write("DELETE FROM Upload WHERE UploadedAt <= @oldest AND State <> 'confirmed'", new { oldest = clock.GetUtcNow() - OwnUploads.Kept });
    }

    private IReadOnlyList<(long Id, long Person)> Waiting()
    {
        using var work = database.BeginReading();
        return work.Query<(long, long)>("SELECT Id, PersonId FROM Upload WHERE State = 'confirmed' ORDER BY Id");
    }

    private void Write(string sql, object parameters)
    {
        using var work = database.Begin();
        if (work.Execute(sql, parameters) > 0)
            work.Commit();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload {Upload} could not be imported")]
    private partial void Failed(Exception exception, long upload);
}
