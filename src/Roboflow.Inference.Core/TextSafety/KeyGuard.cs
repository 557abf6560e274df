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

    /// <summary>Returns the exception itself if neither it nor its causes contain the key, else one without the key.</summary>
    internal Exception Clean(Exception exception)
    {
        if (key is null or { IsEmpty: true })
        {
            return exception;
        }

        var failure = exception as RoboflowException;
        var message = key.Scrub(failure?.Lead is { } lead ? lead + failure.Quote.Without(key).Shortened : exception.Message);
        var cause = HoldsKey(exception.InnerException) ? null : exception.InnerException;
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

    private bool HoldsKey(Exception? exception) =>
        exception is not null && exception.ToString() is var text && key!.Scrub(text) != text;
}
