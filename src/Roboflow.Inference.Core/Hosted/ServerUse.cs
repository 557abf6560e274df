using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace Roboflow.Inference.Hosted;

/// <summary>The computing time in an answer's headers, by which the vendor bills a request.</summary>
/// <param name="ProcessingSeconds">The server's time in seconds, <c>X-Processing-Time</c>; null if missing.</param>
/// <param name="RemoteSeconds">The backend's time in seconds, <c>X-Remote-Processing-Time</c>; null if missing.</param>
/// <param name="IsColdStart">Whether the model had to be loaded first, <c>X-Model-Cold-Start</c>.</param>
internal sealed record ServerUse(double? ProcessingSeconds, double? RemoteSeconds, bool IsColdStart)
{
    /// <summary>The billed seconds: those of the backend, else of the server.</summary>
    internal double? Seconds => RemoteSeconds ?? ProcessingSeconds;

    internal static ServerUse Read(HttpResponseHeaders headers) => new(
        SecondsOf(headers, "X-Processing-Time"),
        SecondsOf(headers, "X-Remote-Processing-Time"),
        headers.TryGetValues("X-Model-Cold-Start", out var values)
            && (values.First().Trim() is "1" || (bool.TryParse(values.First(), out var isCold) && isCold)));

    private static double? SecondsOf(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < ClientOptions.LongestSeconds ? seconds : null;
}
