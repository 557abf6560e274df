using System;
using Roboflow.Inference.Hosted.Transport;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Removes the key, and the password for the proxy, from everything that a request returns. Exceptions of libraries can quote what the server sent, such as a
/// malformed header line.
/// </summary>
/// <param name="secrets">What the request carries.</param>
internal sealed class KeyGuard(RequestSecrets secrets)
{
    /// <summary>
    /// Returns the exception itself if neither it nor its causes contain the key, else one without the key. The secrets in the
    /// address of an image and the proxy's password are removed too, but not from our own words: a short one can be a part of them.
    /// </summary>
    internal Exception Clean(Exception exception, Uri? address = null)
    {
        if (secrets.IsEmpty && address is null)
        {
            return exception;
        }

        var failure = exception as RoboflowException;
        var message = failure switch
        {
            null => Scrub(exception.Message, address),
            { Lead: { } lead } => secrets.ScrubKey(lead + failure.Quote.Without(secrets, address).Shortened),
            _ => secrets.ScrubKey(exception.Message),
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
    /// Removes the secrets from a successful answer, because a server can repeat the request, and results are stored and displayed.
    /// A short key could be a class name.
    /// </summary>
    internal void Clean(AnswerBody answer) => secrets.Mask(answer.Content);

    private string Scrub(string text, Uri? address)
    {
        var scrubbed = secrets.Scrub(text);
        return address is null ? scrubbed : AddressSecrets.Remove(scrubbed, address);
    }
}
