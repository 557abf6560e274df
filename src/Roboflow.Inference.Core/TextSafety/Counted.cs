using System.Globalization;

namespace Roboflow.Inference.TextSafety;

/// <summary>A number with its noun: 1 image, 2 images.</summary>
internal static class Counted
{
    internal static string Of(int count, string one, string? many = null) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many ?? one + "s");
}
