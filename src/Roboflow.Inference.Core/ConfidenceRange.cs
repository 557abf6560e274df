namespace Roboflow.Inference;

/// <summary>The valid range of a confidence from a server, a file or a person.</summary>
internal static class ConfidenceRange
{
    // Models in single precision can slightly exceed 1.
    private const double Most = 1 + 1e-6;

    internal static bool Contains(double number) => number is >= 0 and <= Most;
}
