using System.Globalization;

namespace Roboflow.Inference.TextSafety;

/// <summary>A number with its noun: 1 image, 2 images.</summary>
internal static class Counted
{
    internal static string Of(long count, string one, string? many = null) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many ?? one + "s");

    /// <summary>A number of credits, which is often a fraction: 1 credit, 0.005 credits.</summary>
    internal static string Credits(double count) =>
        count.ToString("0.######", CultureInfo.InvariantCulture) is var text && text == "1" ? "1 credit" : text + " credits";
}
