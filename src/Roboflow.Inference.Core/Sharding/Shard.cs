using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Roboflow.Inference.Sharding;

/// <summary>One worker's part of the input: number K of N, from 1.</summary>
/// <remarks>
/// An item's shard depends only on its path, so workers need not communicate, and when a run is repeated each of them gets
/// the same items, even if files were added or removed in between.
/// </remarks>
internal sealed class Shard
{
    private Shard(int number, int count)
    {
        Number = number;
        Count = count;
    }

    /// <summary>This worker's number, 1 to <see cref="Count"/>.</summary>
    internal int Number { get; }

    /// <summary>The number of workers.</summary>
    internal int Count { get; }

    /// <summary>Reads K/N, or Auto, which uses the scheduler's array or job.</summary>
    /// <param name="text">The user's input.</param>
    /// <param name="environment">Returns an environment variable, or null.</param>
    /// <exception cref="FormatException">The text is neither Auto nor K/N with 1 ≤ K ≤ N.</exception>
    /// <exception cref="InvalidOperationException">Auto, but the environment has no shard, or an impossible one.</exception>
    internal static Shard Parse(string text, Func<string, string?> environment)
    {
        if (text.Trim().Equals("Auto", StringComparison.OrdinalIgnoreCase))
        {
            return ShardEnvironment.Find(environment);
        }

        return text.Split('/') is [var number, var count] && TryRead(number, out var k) && TryRead(count, out var n) && TryCreate(k, n) is { } shard
            ? shard
            : throw new FormatException($"'{text}' is not a shard: use K/N with K from 1 to N, for example 2/4, or Auto.");
    }

    /// <summary>Returns the shard, or null if the number is not between 1 and the count.</summary>
    internal static Shard? TryCreate(long number, long count) =>
        number >= 1 && number <= count && count <= int.MaxValue ? new Shard((int)number, (int)count) : null;

    internal static bool TryRead(string? text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>
    /// Whether an item belongs to this worker. The path is normalized: / and \ are the same, and so are upper and lower case and
    /// the two Unicode forms of an accented letter.
    /// </summary>
    internal bool Owns(string path)
    {
        // Through UTF-8, because NTFS allows names that are invalid Unicode, which Normalize rejects.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path.Replace('\\', '/')));
        var name = text.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(name));

        // The first eight bytes as a big-endian number on every machine.
        var value = 0UL;
        for (var i = 0; i < 8; i++)
        {
            value = (value << 8) | bytes[i];
        }

        return (int)(value % (ulong)Count) == Number - 1;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Number, Count);
}
