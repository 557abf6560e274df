using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace Roboflow.Inference.Hosted;

/// <summary>What an answer's headers say of the computing that it took, from which the vendor bills a request.</summary>
/// <param name="ProcessingSeconds">Seconds that the server took, <c>X-Processing-Time</c>; null where it does not say.</param>
/// <param name="RemoteSeconds">Seconds that the machine behind it took, <c>X-Remote-Processing-Time</c>; null where it does not say.</param>
/// <param name="IsColdStart">Whether the model had to be loaded first, <c>X-Model-Cold-Start</c>.</param>
internal sealed record ServerUse(double? ProcessingSeconds, double? RemoteSeconds, bool IsColdStart)
{
    /// <summary>The seconds that count: of the machine that did the work, else of the server that answered.</summary>
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
