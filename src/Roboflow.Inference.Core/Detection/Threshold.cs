using System;
using System.Globalization;

namespace Roboflow.Inference.Detection;

/// <summary>
/// A confidence or overlap threshold. Servers treat values above 1 as percent and values below 1 as a fraction, but differ for
/// 1 itself. So values above 1 are sent as percent, and values up to 1 as a fraction: 1 is sent as 0.01.
/// </summary>
internal readonly struct Threshold : IEquatable<Threshold>
{
    private Threshold(double percent) => Percent = percent;

    /// <summary>The threshold in percent, 0 to 100.</summary>
    public double Percent { get; }

    /// <summary>The threshold as a fraction, 0 to 1.</summary>
    public double Fraction => Percent / 100;

    /// <summary>Reads user input: 40 is 40 %, 0.4 is also 40 %, and 1 is 1 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number from 0 to 100.</exception>
    public static Threshold FromUser(double value)
    {
        if (double.IsNaN(value) || value < 0 || value > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(value), "A threshold is a percentage from 0 to 100, or a fraction below 1.");
        }

        // 0.29 * 100 is 28.999999999999996; rounding to ten decimals keeps every reasonable value.
        return new Threshold(value < 1 ? Math.Round(value * 100, 10) : value);
    }

    /// <summary>Returns the value to send, in the invariant culture.</summary>
    public string ToQueryValue() => (Percent > 1 ? Percent : Math.Round(Fraction, 12)).ToString("0.############", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Threshold other) => Percent.Equals(other.Percent);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Threshold other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Percent.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Percent.ToString("0.####", CultureInfo.InvariantCulture) + "%";

    /// <summary>Equality by value.</summary>
    public static bool operator ==(Threshold left, Threshold right) => left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(Threshold left, Threshold right) => !left.Equals(right);
}
