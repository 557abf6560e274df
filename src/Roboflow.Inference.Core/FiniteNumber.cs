namespace Roboflow.Inference;

/// <summary>Tells numbers from NaN and the infinities; .NET Framework has no member for it.</summary>
internal static class FiniteNumber
{
    internal static bool Is(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
