namespace Roboflow.Inference;

/// <summary>Checks for NaN and infinity; .NET Framework has no method for it.</summary>
internal static class FiniteNumber
{
    internal static bool Is(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
