using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionPlans.Tests.Kit;

/// <summary>How a line to a server breaks.</summary>
public enum Cut
{
    /// <summary>What is being asked does not get there, and the connection is reset.</summary>
    Reset,

    /// <summary>It gets there and is done; the answer is lost.</summary>
    AnswerLost,

    /// <summary>Nothing moves for longer than anybody waits.</summary>
    Stalled,
}

/// <summary>
/// A line to a server that breaks when certain words are sent along it, a given number of times; then it is as good as new. With <c>after</c> it breaks only
/// in connections along which these words were sent before.
/// </summary>
internal sealed class CutLine : IDisposable
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1.5);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int serverPort;
    private readonly byte[] words;
    private readonly byte[] after;
    private readonly Cut how;
    private int left;

    public CutLine(int serverPort, string words, Cut how, string after = "")
    {
        (this.serverPort, this.words, this.how, this.after) = (serverPort, Encoding.UTF8.GetBytes(words), how, Encoding.UTF8.GetBytes(after));
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on it breaks, so many times.</summary>
    public void Break(int times) => Volatile.Write(ref left, times);

    /// <summary>How often it was not cut yet.</summary>
    public int Left => Math.Max(0, Volatile.Read(ref left));

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptSocketAsync(stopping.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, serverPort);
                using var cut = new CancellationTokenSource();
                var answers = CopyAsync(server, client, cut.Token);
                await AskAsync(client, server, cut);
                client.LingerState = new LingerOption(enable: true, seconds: 0); // closing resets
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side went away.
            }
        }
    }

    /// <summary>Carries questions until the line is cut or the client has gone.</summary>
    private async Task AskAsync(Socket client, Socket server, CancellationTokenSource cut)
    {
        var buffer = new byte[64 * 1024];
        var isAfter = false;
        while (await client.ReceiveAsync(buffer) is var read and > 0)
        {
            isAfter |= buffer.AsSpan(0, read).IndexOf(after) >= 0;
            var isNow = isAfter && buffer.AsSpan(0, read).IndexOf(words) >= 0 && Interlocked.Decrement(ref left) >= 0;
            if (isNow && how == Cut.Reset)
                return;
            if (isNow && how == Cut.AnswerLost)
                await cut.CancelAsync();
            if (isNow && how == Cut.Stalled)
            {
                await Task.Delay(Stall);
                return;
            }

            await server.SendAsync(buffer.AsMemory(0, read));
            if (isNow)
            {
                await server.ReceiveAsync(buffer); // it was done
                return;
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationToken cut)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, cut) is var read and > 0)
                await to.SendAsync(buffer.AsMemory(0, read), cut);
            to.Shutdown(SocketShutdown.Send); // who asked that something be cancelled waits for the end, not for an answer
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut, or either side went away.
        }
    }
}
