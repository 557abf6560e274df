using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Core.Tests.Json;

/// <summary>Numbers of answers and files are read to the last bit, as .NET parses them.</summary>
public sealed class ShortDecimalTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("0.1")]
    [InlineData("0.544")]
    [InlineData("1919.9999999999")]
    [InlineData("0.00000000000001")]
    [InlineData("9007199254740993")]
    [InlineData("9999999999999999")]
    [InlineData("-999999999999.999")]
    [InlineData("0.30000000000000004")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("1e3")]
    [InlineData("-2.5E-7")]
    [InlineData("1.7976931348623157e308")]
    public void Number_is_read_to_the_last_bit(string written) => Assert.Equal(Bits(Parse(written)), Bits(Read(written)));

    [Fact]
    public void Number_of_any_length_is_read_to_the_last_bit()
    {
        var random = new Random(1);
        for (var i = 0; i < 50_000; i++)
        {
            var digits = random.Next(1, 18);
            var whole = random.Next(0, digits + 1);
            var text = new StringBuilder(whole == 0 ? "0" : random.Next(1, 10).ToString(CultureInfo.InvariantCulture));
            for (var digit = 1; digit < digits; digit++)
            {
                text.Append(digit == whole || (whole == 0 && digit == 1) ? "." : string.Empty).Append((char)('0' + random.Next(10)));
            }

            Assert.Equal(Bits(Parse(text.ToString())), Bits(Read(text.ToString())));
        }
    }

    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);

    private static double Parse(string written) => double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double Read(string written)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(written));
        Assert.True(reader.Read());
        Assert.True(reader.TryNumber(out var number));
        return number;
    }
}
