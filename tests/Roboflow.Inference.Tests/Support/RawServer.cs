using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A server that answers with arbitrary bytes, well-formed or not, and closes the connection.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, byte[]> _answer;
    private readonly Action? _beforeBody;
    private int _requests;

    /// <param name="answer">Gets the request's line and headers; gives the whole answer.</param>
    /// <param name="beforeBody">Called before the rest of a body is read, if all of it does not fit between client and server.</param>
    internal RawServer(Func<string, byte[]> answer, Action? beforeBody = null)
    {
        _answer = answer;
        _beforeBody = beforeBody;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The number of complete requests.</summary>
    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>The body of the last one.</summary>
    internal byte[] Body { get; private set; } = [];

    /// <summary>A complete answer with headers, Content-Length and body.</summary>
    internal static byte[] Answer(int status, string headers, params byte[] body) =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status} Said\r\n{headers}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    internal static byte[] Compress(byte[] content, Func<Stream, Stream> with)
    {
        using var compressed = new MemoryStream();
        using (var stream = with(compressed))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }

    internal static byte[] Damage(byte[] bytes) => [.. bytes.Take(10), .. bytes.Skip(10).Select(b => (byte)~b)];

    /// <summary>Stops accepting connections; open ones are still answered.</summary>
    internal void StopListening() => _listener.Stop();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            var stream = client.GetStream();
            var head = await ReadHeadAsync(stream);
            Interlocked.Increment(ref _requests);

            // An answer can wait for other requests. On the pool's threads, it would wait for those that accept them.
            var answer = await Task.Factory.StartNew(() => _answer(head), _stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await stream.WriteAsync(answer, _stop.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client closed the connection, or the test is over.
        }
    }

    // The body is read too, because closing a socket with unread data resets the connection.
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            length += await ReadAsync();
        }

        var head = Encoding.Latin1.GetString(buffer, 0, end);
        var stated = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        using var body = new MemoryStream();
        body.Write(buffer, end + 4, length - end - 4);
        _beforeBody?.Invoke();
        for (var whole = int.Parse(stated ?? "0", System.Globalization.CultureInfo.InvariantCulture); body.Length < whole;)
        {
            length = 0;
            length = await ReadAsync();
            body.Write(buffer, 0, length);
        }

        Body = body.ToArray();
        return head;

        async Task<int> ReadAsync() => await stream.ReadAsync(buffer.AsMemory(length), _stop.Token) is > 0 and var read
            ? read
            : throw new IOException("The client closed the connection.");
    }
}
