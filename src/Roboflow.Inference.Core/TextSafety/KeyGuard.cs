using System;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Roboflow.Inference.Hosted.Transport;

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

    /// <summary>
    /// Takes the key out of a good answer, as servers that repeat a request write it: a result goes to files and screens.
    /// A short key could be a class's name.
    /// </summary>
    internal void Clean(AnswerBody answer)
    {
        if (key?.Ending is null)
        {
            return;
        }

        var plain = key.Reveal();
        foreach (var spelling in new[] {
            plain,
            Uri.EscapeDataString(plain),
            JsonEncodedText.Encode(plain).ToString(),
            JsonEncodedText.Encode(plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() }.Distinct(StringComparer.Ordinal))
        {
            answer.Mask(Encoding.UTF8.GetBytes(spelling));
        }
    }

    private bool HoldsKey(Exception? exception) =>
        exception is not null && exception.ToString() is var text && key!.Scrub(text) != text;
}
