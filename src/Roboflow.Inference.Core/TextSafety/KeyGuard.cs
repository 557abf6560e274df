using System;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Removes the key from everything that a request returns. Exceptions of libraries can quote what the server sent, such as a
/// malformed header line.
/// </summary>
/// <param name="key">The key, or null if none is sent.</param>
internal sealed class KeyGuard(ApiKey? key)
{
    // Made once, because every answer is searched; a request contains the key anyway.
    private KeyMask? _mask;

    /// <summary>
    /// Returns the exception itself if neither it nor its causes contain the key, else one without the key. The secrets in the
    /// address of an image are removed too, but not from the words before a server's text: a short one can be a part of them.
    /// </summary>
    internal Exception Clean(Exception exception, Uri? address = null)
    {
        if (key is null or { IsEmpty: true } && address is null)
        {
            return exception;
        }

        var failure = exception as RoboflowException;
        var message = failure switch
        {
            null => Scrub(exception.Message, address),
            { Lead: { } lead } => Scrub(lead + failure.Quote.Without(key, address).Shortened, address: null),
            _ => Scrub(exception.Message, address: null),
        };
        var cause = exception.InnerException?.ToString() is { } text && Scrub(text, address) != text ? null : exception.InnerException;
        if (message == exception.Message && cause == exception.InnerException)
        {
            return exception;
        }

        return failure is not null
            ? new RoboflowException(failure.Kind, message, cause)
            {
                StatusCode = failure.StatusCode,
                RetryAfter = failure.RetryAfter,
                IsTransient = failure.IsTransient,
                EndsRun = failure.EndsRun,
                NeverConnected = failure.NeverConnected,
            }
            : new InvalidOperationException($"{exception.GetType().Name}: {message}", cause);
    }

    /// <summary>
    /// Removes the key from a successful answer, because a server can repeat the request, and results are stored and displayed.
    /// A short key could be a class name.
    /// </summary>
    internal void Clean(AnswerBody answer)
    {
        if (key?.Ending is not null)
        {
            (_mask ??= new KeyMask(key.Reveal())).Apply(answer.Content);
        }
    }

    private string Scrub(string text, Uri? address)
    {
        var scrubbed = key is null ? text : key.Scrub(text);
        return address is null ? scrubbed : AddressSecrets.Remove(scrubbed, address);
    }
}
