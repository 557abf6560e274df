using System.Globalization;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>One axis: its length, or null and its symbol.</summary>
internal readonly record struct Axis(long? Length, string? Symbol)
{
    public override string ToString() => Length?.ToString(CultureInfo.InvariantCulture) ?? (string.IsNullOrEmpty(Symbol) ? "?" : ServerText.Clean(Symbol!));
}
