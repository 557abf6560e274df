using System;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// The one way out for what a request brings: no text that passes holds the key. Exceptions of libraries quote what the
/// server sent, such as a malformed header line.
/// </summary>
/// <param name="key">The key, or null where none is sent.</param>
internal sealed class KeyGuard(ApiKey? key)
{
    /// <summary>The exception itself where nothing in it or in its causes holds the key, else one without.</summary>
    internal Exception Clean(Exception exception)
    {
        if (key is null or { IsEmpty: true })
        {
            return exception;
        }

        var message = key.Scrub(exception.Message);
        var cause = HoldsKey(exception.InnerException) ? null : exception.InnerException;
        if (message == exception.Message && cause == exception.InnerException)
        {
            return exception;
        }

        return exception is RoboflowException failure
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

    private bool HoldsKey(Exception? exception) =>
        exception is not null && exception.ToString() is var text && key!.Scrub(text) != text;
}
