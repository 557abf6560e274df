using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Roboflow.Inference.Sharding;

/// <summary>One worker's part of an input that several share: number K of N, from 1.</summary>
/// <remarks>
/// Which part an item belongs to depends on its path alone, so workers need not talk to each other, and a run that is
/// repeated gives each of them the same items, also where files were added or taken away in between.
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

    /// <summary>How many workers there are.</summary>
    internal int Count { get; }

    /// <summary>Reads K/N, or Auto, which asks the array or the job that this process belongs to.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="environment">Gives an environment variable, or null.</param>
    /// <exception cref="FormatException">The text is neither Auto nor K/N with 1 ≤ K ≤ N.</exception>
    /// <exception cref="InvalidOperationException">Auto, and the environment does not say it, or says something impossible.</exception>
    internal static Shard Parse(string text, Func<string, string?> environment)
    {
        if (text.Trim().Equals("Auto", StringComparison.OrdinalIgnoreCase))
        {
            return ShardEnvironment.Find(environment);
        }

        return text.Split('/') is [var number, var count] && TryRead(number, out var k) && TryRead(count, out var n) && TryCreate(k, n) is { } shard
            ? shard
            : throw new FormatException($"'{text}' is not a shard: write K/N with K from 1 to N, for example 2/4, or Auto.");
    }

    /// <summary>The shard, or null where the number is not between 1 and the count.</summary>
    internal static Shard? TryCreate(long number, long count) =>
        number >= 1 && number <= count && count <= int.MaxValue ? new Shard((int)number, (int)count) : null;

    internal static bool TryRead(string? text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>
    /// Whether an item is this worker's. The path is taken as it is seen by all: / and \ are the same, and so are upper
    /// and lower case and the two Unicode spellings of an accent.
    /// </summary>
    internal bool Owns(string path)
    {
        // Through UTF-8, since NTFS allows names that are not valid text, which Normalize refuses.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path.Replace('\\', '/')));
        var name = text.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        using var hash = SHA256.Create();
        var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(name));

        // The first eight bytes as a number, the highest first, whatever the machine.
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
