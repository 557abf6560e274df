using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>An answer's bytes, read up to a limit into a pooled buffer. Dispose it to return the buffer.</summary>
internal sealed class AnswerBody : IDisposable
{
    // Only 200 characters of an error text are shown.
    private const int RefusalLimit = 64 * 1024;

    private readonly int _limit;
    private byte[] _buffer;
    private int _length;
    private LargeAnswers.Turn? _turn;

    private AnswerBody(long? expected, int limit)
    {
        _limit = limit;
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(LargeAnswers.FreeShare, Math.Max(4096, (expected ?? 0) + 1)));
    }

    internal ReadOnlyMemory<byte> Bytes => new(_buffer, 0, _length);

    /// <summary>The same bytes, to remove secrets from them.</summary>
    internal Span<byte> Content => new(_buffer, 0, _length);

    /// <summary>Reads the whole answer.</summary>
    /// <exception cref="RoboflowException">InvalidResult: the answer is above the limit, or its compressed data is damaged.</exception>
    internal static async Task<AnswerBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        // The client removes encodings that it decodes from this header.
        if (content.Headers.ContentEncoding.Count > 0 && !content.Headers.ContentEncoding.Contains("identity"))
        {
            throw new RoboflowException(
                FailureKind.InvalidResult,
                "The answer has an unexpected compression, or more than one: ",
                ServerText.Quote(string.Join(", ", content.Headers.ContentEncoding) + "."));
        }

        var body = new AnswerBody(content.Headers.ContentLength, limit);
        try
        {
            if (!await body.FillAsync(content, cancellationToken).ConfigureAwait(false))
            {
                throw TooLarge(limit);
            }

            return body;
        }
        catch (Exception e) when (IsDamage(e))
        {
            body.Dispose();
            throw new RoboflowException(FailureKind.InvalidResult, "The answer's compressed data is damaged.", e);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Reads the available part of an error body; the status decides, even if the body is damaged.</summary>
    internal static async Task<AnswerBody> ReadRefusalAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new AnswerBody(expected: null, RefusalLimit);
        try
        {
            if (content.Headers.ContentEncoding.Count == 0)
            {
                _ = await body.FillAsync(content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsDamage(e) || e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // The part read so far is shown.
        }

        return body;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length is > 0 and <= LargeAnswers.FreeShare)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _turn?.Dispose();
    }

    // Brotli's decoder reports damage as an invalid operation.
    private static bool IsDamage(Exception e) => e is InvalidDataException or InvalidOperationException and not ObjectDisposedException;

    private static RoboflowException TooLarge(int limit) =>
        new(FailureKind.InvalidResult, $"The answer is larger than {limit / 1024} KiB and was not read further.");

    // Whether the body is complete; bytes beyond the limit are not read.
    private async Task<bool> FillAsync(HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        using var abort = cancellationToken.Register(stream.Dispose);
#endif
        int read;
        while ((read = await stream.ReadAsync(_buffer, _length, _buffer.Length - _length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            _length += read;
            if (_length > _limit)
            {
                return false;
            }

            if (_length == _buffer.Length)
            {
                await GrowAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    private async Task GrowAsync(CancellationToken cancellationToken)
    {
        var smaller = _buffer;
        var size = (int)Math.Min(_limit + 1L, smaller.Length * 2L);
        if (size > LargeAnswers.FreeShare)
        {
            _turn ??= await LargeAnswers.EnterAsync(cancellationToken).ConfigureAwait(false);
            _buffer = _turn.Grow(smaller, _length, size);
        }
        else
        {
            _buffer = ArrayPool<byte>.Shared.Rent(size);
            Buffer.BlockCopy(smaller, 0, _buffer, 0, _length);
        }

        if (smaller.Length <= LargeAnswers.FreeShare)
        {
            ArrayPool<byte>.Shared.Return(smaller);
        }
    }
}
