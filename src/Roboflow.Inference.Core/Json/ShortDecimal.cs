using System;

namespace Roboflow.Inference.Json;

/// <summary>Parses decimal numbers of a few digits, with exactly the same result as the runtime's parser, but faster.</summary>
internal static class ShortDecimal
{
    // Up to this many digits, the digits and the power of ten are exact, so their quotient is correctly rounded.
    private const int MostCharacters = 16;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <param name="json">A JSON number.</param>
    /// <param name="number">Its value.</param>
    /// <returns>Whether the number is short and has no exponent.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> json, out double number)
    {
        number = 0;
        var start = json.Length > 0 && json[0] == '-' ? 1 : 0;
        if (json.Length - start > MostCharacters)
        {
            return false;
        }

        var digits = 0L;
        var decimals = 0;
        for (var i = start; i < json.Length; i++)
        {
            var digit = json[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (json[i] == '.')
            {
                decimals = json.Length - 1 - i;
            }
            else
            {
                return false;
            }
        }

        number = digits / Powers[decimals];
        number = start == 0 ? number : -number;
        return true;
    }
}
