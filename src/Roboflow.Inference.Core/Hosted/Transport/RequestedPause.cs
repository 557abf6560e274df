using System;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>How long a server asks to wait before the next try.</summary>
internal static class RequestedPause
{
    /// <summary>Reads Retry-After: seconds or a date; null if there is none, or if it is neither.</summary>
    internal static TimeSpan? Read(HttpResponseHeaders headers)
    {
        // A date is compared with the server's clock, because this machine's can be wrong.
        var wait = headers.RetryAfter switch
        {
            { Delta: { } seconds } => seconds,
            { Date: { } date } => date - (headers.Date ?? DateTimeOffset.UtcNow),
            _ => headers.TryGetValues("Retry-After", out var values) ? FromText(values.First()) : null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // .NET reads neither fractions nor numbers above 2^31, but both ask for a pause. The words NaN and Infinity do not.
    private static TimeSpan? FromText(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && FiniteNumber.Is(seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue))
            : null;
}
