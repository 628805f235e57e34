using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// A small real mail server on loopback. Keeps what it is given, and can be told to answer a command with an error, hang up or fall silent.
/// </summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>The command name for the moment after connecting, before any command.</summary>
    public const string Greeting = "";

    /// <summary>The command name for the end of a message's data.</summary>
    public const string EndOfData = ".";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Queue<Behaviour>> behaviours = new();
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly SemaphoreSlim stalled = new(0);
    private readonly Task accepting;
    private X509Certificate2? certificate;
    private string? login;
    private int connections;

    public SmtpServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Connections => connections;

    /// <summary>Mails taken, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. received];

    /// <summary>Whether a login was sent before TLS.</summary>
    public bool SawLoginInTheClear { get; private set; }

    /// <summary>Answers the command's next occurrences with this line instead of doing it.</summary>
    public SmtpServer Answer(string command, string reply, int times = 1) => Do(command, new Behaviour(Reply: reply), times);

    /// <summary>Closes the connection at the command's next occurrences.</summary>
    public SmtpServer HangUp(string command, int times = 1) => Do(command, new Behaviour(HangUp: true), times);

    /// <summary>Says nothing more at the command's next occurrences until the other side gives up.</summary>
    public SmtpServer FallSilent(string command, int times = 1) => Do(command, new Behaviour(), times);

    /// <summary>Completes when a conversation has reached a silence, once for each.</summary>
    public Task SilenceAsync() => stalled.WaitAsync(stop.Token);

    /// <summary>Takes mail only after AUTH LOGIN with these.</summary>
    public SmtpServer RequireLogin(string user, string password)
    {
        login = $"{user}\n{password}";
        return this;
    }

    /// <summary>Offers STARTTLS with a certificate that nobody trusts.</summary>
    public SmtpServer OfferTls()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        certificate?.Dispose();
        stop.Dispose();
    }

    private SmtpServer Do(string command, Behaviour behaviour, int times)
    {
        var queue = behaviours.GetOrAdd(command, _ => new Queue<Behaviour>());
        lock (queue)
            for (var i = 0; i < times; i++)
                queue.Enqueue(behaviour);
        return this;
    }

    private Behaviour? Next(string command)
    {
        if (!behaviours.TryGetValue(command, out var queue))
            return null;
        lock (queue)
            return queue.TryDequeue(out var behaviour) ? behaviour : null;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                conversations.Add(ConverseAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // stopped
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        try
        {
            await new Conversation(this, client.GetStream()).RunAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
        {
            // the other side went away, or we stop
        }
    }

    private sealed record Behaviour(string? Reply = null, bool HangUp = false);

    private sealed class Conversation(SmtpServer server, Stream stream)
    {
        // Latin-1 keeps every byte as it came.
        private StreamReader reader = new(stream, Encoding.Latin1);
        private Stream stream = stream;
        private bool loggedIn;
        private string sender = "";
        private readonly List<string> recipients = [];

        public async Task RunAsync()
        {
            if (await MisbehaveAsync(Greeting) is { } over ? over : !await SayAsync("220 localhost ready"))
                return;
            while (await ReadAsync() is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (await MisbehaveAsync(command) is { } ended)
                {
                    if (ended)
                        return;
                    continue;
                }

                if (!await ObeyAsync(command, line))
                    return;
            }
        }

        // Null: behave; true: the conversation is over; false: it has answered.
        private async Task<bool?> MisbehaveAsync(string command)
        {
            switch (server.Next(command))
            {
                case null:
                    return null;
                case { HangUp: true }:
                    return true;
                case { Reply: { } reply }:
                    await SayAsync(reply);
                    return reply.StartsWith("421", StringComparison.Ordinal);
                default:
                    server.stalled.Release();
                    while (await ReadAsync() is not null)
                    {
                    }

                    return true;
            }
        }

        private Task<bool> ObeyAsync(string command, string line) => command switch
        {
            "EHLO" or "HELO" => HelloAsync(),
            "STARTTLS" when server.certificate is not null && stream is not SslStream => ProtectAsync(server.certificate),
            "AUTH" => LoginAsync(line),
            "MAIL" when server.login is not null && !loggedIn => SayAsync("530 5.7.0 Authentication required"),
            "MAIL" => MailAsync(line),
            "RCPT" => RecipientAsync(line),
            "DATA" => DataAsync(),
            "RSET" => SayAsync("250 OK"),
            "QUIT" => QuitAsync(),
            _ => SayAsync("500 5.5.1 Unknown command"),
        };

        private async Task<bool> HelloAsync()
        {
            await SayAsync("250-localhost");
            if (server.certificate is not null && stream is not SslStream)
                await SayAsync("250-STARTTLS");
            if (server.login is not null)
                await SayAsync("250-AUTH LOGIN");
            return await SayAsync("250 8BITMIME");
        }

        private async Task<bool> ProtectAsync(X509Certificate2 certificate)
        {
            await SayAsync("220 Go ahead");
            var protectedStream = new SslStream(stream);
            await protectedStream.AuthenticateAsServerAsync(certificate);
            stream = protectedStream;
            reader = new StreamReader(stream, Encoding.Latin1);
            return true;
        }

        private async Task<bool> LoginAsync(string line)
        {
            server.SawLoginInTheClear |= stream is not SslStream;
            var user = line.Split(' ') is [_, _, var initial] ? initial : await AskAsync("334 VXNlcm5hbWU6");
            var password = await AskAsync("334 UGFzc3dvcmQ6");
            loggedIn = $"{Decode(user)}\n{Decode(password)}" == server.login;
            return await SayAsync(loggedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password");
        }

        private async Task<string> AskAsync(string question)
        {
            await SayAsync(question);
            return await ReadAsync() ?? "";
        }

        private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

        private Task<bool> MailAsync(string line)
        {
            sender = AddressIn(line);
            recipients.Clear();
            return SayAsync("250 OK");
        }

        private Task<bool> RecipientAsync(string line)
        {
            recipients.Add(AddressIn(line));
            return SayAsync("250 OK");
        }

        private async Task<bool> DataAsync()
        {
            await SayAsync("354 Go on");
            var data = new StringBuilder();
            while (await ReadAsync() is { } line && line != ".")
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (await MisbehaveAsync(EndOfData) is { } over)
                return !over;
            server.received.Enqueue(new ReceivedMail(sender, [.. recipients], Encoding.Latin1.GetBytes(data.ToString())));
            return await SayAsync("250 2.0.0 Taken");
        }

        private async Task<bool> QuitAsync()
        {
            await SayAsync("221 Bye");
            return false;
        }

        private static string AddressIn(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

        private Task<string?> ReadAsync() => reader.ReadLineAsync(server.stop.Token).AsTask();

        private async Task<bool> SayAsync(string line)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), server.stop.Token);
            return true;
        }
    }
}

/// <summary>A mail as the server took it: envelope and bytes.</summary>
internal sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, byte[] Data);
