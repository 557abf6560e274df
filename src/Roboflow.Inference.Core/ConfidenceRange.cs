namespace Roboflow.Inference;

/// <summary>What a confidence may be, from a server, a file or a person.</summary>
internal static class ConfidenceRange
{
    // Models that count in single precision go a hair over 1.
    private const double Most = 1 + 1e-6;

    internal static bool Contains(double number) => number is >= 0 and <= Most;
}
