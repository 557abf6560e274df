using System;
using System.Buffers;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>An answer's bytes in a pooled buffer, read up to a limit. Dispose it to give the buffer back.</summary>
internal sealed class AnswerBody : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private AnswerBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    internal ReadOnlyMemory<byte> Bytes => new(_buffer, 0, _length);

    /// <exception cref="RoboflowException">InvalidResult: the answer is above the limit.</exception>
    internal static async Task<AnswerBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength ?? 0;
        if (expected > limit)
        {
            throw TooLarge(limit);
        }

        var body = new AnswerBody((int)Math.Max(4096, expected + 1));
        try
        {
#if NET
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
            using var abort = cancellationToken.Register(stream.Dispose);
#endif
            int read;
            while ((read = await stream.ReadAsync(body._buffer, body._length, body._buffer.Length - body._length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body._length += read;
                if (body._length > limit)
                {
                    throw TooLarge(limit);
                }

                body.Grow();
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static RoboflowException TooLarge(int limit) =>
        new(FailureKind.InvalidResult, $"The answer is larger than {limit / 1024} KiB and was not read further.");

    private void Grow()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, _length);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}
