using System;
using System.Globalization;

namespace Roboflow.Inference.Detection;

/// <summary>
/// A confidence or overlap limit. Servers take a value from 1 on as percent and one below 1 as a fraction, and differ
/// about 1 itself; so what we send is percent above 1 and a fraction from there down: 1 goes out as 0.01.
/// </summary>
internal readonly struct Threshold : IEquatable<Threshold>
{
    private Threshold(double percent) => Percent = percent;

    /// <summary>The limit in percent, 0 to 100.</summary>
    public double Percent { get; }

    /// <summary>The limit as a fraction, 0 to 1.</summary>
    public double Fraction => Percent / 100;

    /// <summary>Reads what a user wrote: 40 is 40 %, 0.4 is 40 % too, 1 is 1 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or outside 0 to 100.</exception>
    public static Threshold FromUser(double value)
    {
        if (double.IsNaN(value) || value < 0 || value > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(value), "A threshold is a percentage from 0 to 100, or a fraction below 1.");
        }

        // 0.29 * 100 is 28.999999999999996: ten decimals keep every value that anybody means.
        return new Threshold(value < 1 ? Math.Round(value * 100, 10) : value);
    }

    /// <summary>The value as it is sent, in the invariant culture.</summary>
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
