#if !NET
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

// What the tests use of CsCheck, which is for .NET alone: random values, the same ones in each run. It does not shrink what it finds.
namespace CsCheck;

internal class Gen<T>(Func<Random, T> next)
{
    internal ArrayGen<T> Array => new(this);

    internal T Next(Random random) => next(random);

    internal Gen<TResult> Select<TResult>(Func<T, TResult> map) => new(r => map(next(r)));

    internal Gen<TResult> SelectMany<TOther, TResult>(Func<T, Gen<TOther>> other, Func<T, TOther, TResult> map) => new(r =>
    {
        var value = next(r);
        return map(value, other(value).Next(r));
    });

    // Mono is slow: beyond a thousand, the samples of the other framework's tests are enough.
    internal void Sample(Func<T, bool> holds, long iter = 100)
    {
        iter = Math.Min(iter, 1000);
        var random = new Random(20_251_126);
        for (var i = 0L; i < iter; i++)
        {
            var value = next(random);
            if (!holds(value))
            {
                throw new InvalidOperationException(string.Format(CultureInfo.InvariantCulture, "It does not hold for sample {0}: {1}", i, value));
            }
        }
    }

    internal void Sample(Action<T> check, long iter = 100) => Sample(
        value =>
        {
            check(value);
            return true;
        },
        iter);
}

internal sealed class ArrayGen<T>(Gen<T> item)
{
    internal Gen<T[]> this[int least, int most] => new(r => [.. Enumerable.Range(0, r.Next(least, most + 1)).Select(_ => item.Next(r))]);
}

internal sealed class NumberGen<T>(Func<Random, T> any, Func<Random, T, T, T> within) : Gen<T>(any)
{
    internal Gen<T> this[T least, T most] => new(r => r.Next(16) switch
    {
        0 => least,
        1 => most,
        _ => within(r, least, most),
    });
}

internal sealed class StringGen() : Gen<string>(r => new string([.. Enumerable.Range(0, r.Next(20)).Select(_ => (char)r.Next(0x10000))]))
{
    internal Gen<string> this[Gen<char> letter, int least, int most] => letter.Array[least, most].Select(letters => new string(letters));
}

internal static class Gen
{
    internal static NumberGen<double> Double { get; } = new(r => (r.NextDouble() - 0.5) * 1e9, (r, a, b) => a + (r.NextDouble() * (b - a)));

    internal static NumberGen<int> Int { get; } = new(
        r => r.Next(int.MinValue, int.MaxValue), (r, a, b) => (int)(a + (long)(r.NextDouble() * ((long)b - a + 1))));

    internal static NumberGen<char> Char { get; } = new(r => (char)r.Next(0x10000), (r, a, b) => (char)r.Next(a, b + 1));

    internal static Gen<byte> Byte { get; } = new(r => (byte)r.Next(256));

    internal static Gen<bool> Bool { get; } = new(r => r.Next(2) == 0);

    internal static StringGen String { get; } = new();

    internal static Gen<T> Const<T>(T value) => new(_ => value);

    internal static Gen<T> OneOf<T>(params Gen<T>[] choices) => new(r => choices[r.Next(choices.Length)].Next(r));

    internal static Gen<(T1 Item1, T2 Item2)> Select<T1, T2>(Gen<T1> a, Gen<T2> b) => new(r => (a.Next(r), b.Next(r)));

    internal static Gen<(T1 Item1, T2 Item2, T3 Item3)> Select<T1, T2, T3>(Gen<T1> a, Gen<T2> b, Gen<T3> c) => new(r => (a.Next(r), b.Next(r), c.Next(r)));

    internal static Gen<(T1 Item1, T2 Item2, T3 Item3, T4 Item4)> Select<T1, T2, T3, T4>(Gen<T1> a, Gen<T2> b, Gen<T3> c, Gen<T4> d) =>
        new(r => (a.Next(r), b.Next(r), c.Next(r), d.Next(r)));

    internal static Gen<(T1 Item1, T2 Item2, T3 Item3, T4 Item4, T5 Item5)> Select<T1, T2, T3, T4, T5>(
        Gen<T1> a, Gen<T2> b, Gen<T3> c, Gen<T4> d, Gen<T5> e) => new(r => (a.Next(r), b.Next(r), c.Next(r), d.Next(r), e.Next(r)));

    internal static Gen<TResult> Select<T1, T2, TResult>(Gen<T1> a, Gen<T2> b, Func<T1, T2, TResult> map) => Select(a, b).Select(v => map(v.Item1, v.Item2));

    internal static Gen<TResult> Select<T1, T2, T3, TResult>(Gen<T1> a, Gen<T2> b, Gen<T3> c, Func<T1, T2, T3, TResult> map) =>
        Select(a, b, c).Select(v => map(v.Item1, v.Item2, v.Item3));

    internal static Gen<TResult> Select<T1, T2, T3, T4, TResult>(
        Gen<T1> a, Gen<T2> b, Gen<T3> c, Gen<T4> d, Func<T1, T2, T3, T4, TResult> map) =>
        Select(a, b, c, d).Select(v => map(v.Item1, v.Item2, v.Item3, v.Item4));

    internal static Gen<TResult> Select<T1, T2, T3, T4, T5, TResult>(
        Gen<T1> a, Gen<T2> b, Gen<T3> c, Gen<T4> d, Gen<T5> e, Func<T1, T2, T3, T4, T5, TResult> map) =>
        Select(a, b, c, d, e).Select(v => map(v.Item1, v.Item2, v.Item3, v.Item4, v.Item5));

    internal static Gen<TResult> Select<T1, T2, T3, T4, T5, T6, TResult>(
        Gen<T1> a, Gen<T2> b, Gen<T3> c, Gen<T4> d, Gen<T5> e, Gen<T6> f, Func<T1, T2, T3, T4, T5, T6, TResult> map) =>
        Select(Select(a, b, c, d, e), f).Select(v => map(v.Item1.Item1, v.Item1.Item2, v.Item1.Item3, v.Item1.Item4, v.Item1.Item5, v.Item2));

    internal static Gen<T?> Null<T>(this Gen<T> item)
        where T : class => new(r => r.Next(4) == 0 ? null : item.Next(r));

    internal static Gen<T?> Nullable<T>(this Gen<T> item)
        where T : struct => new(r => r.Next(4) == 0 ? null : item.Next(r));

    internal static void Sample<T1, T2>(this Gen<(T1 Item1, T2 Item2)> pairs, Func<T1, T2, bool> holds, long iter = 100) =>
        pairs.Sample(p => holds(p.Item1, p.Item2), iter);

    internal static void Sample<T1, T2>(this Gen<(T1 Item1, T2 Item2)> pairs, Action<T1, T2> check, long iter = 100) =>
        pairs.Sample(p => check(p.Item1, p.Item2), iter);

    internal static void Sample<T1, T2, T3>(this Gen<(T1 Item1, T2 Item2, T3 Item3)> triples, Action<T1, T2, T3> check, long iter = 100) =>
        triples.Sample(t => check(t.Item1, t.Item2, t.Item3), iter);

    internal static void Sample<T1, T2, T3, T4>(
        this Gen<(T1 Item1, T2 Item2, T3 Item3, T4 Item4)> groups, Action<T1, T2, T3, T4> check, long iter = 100) =>
        groups.Sample(g => check(g.Item1, g.Item2, g.Item3, g.Item4), iter);
}
#endif
