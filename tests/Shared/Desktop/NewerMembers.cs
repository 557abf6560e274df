#if !NET
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

/// <summary>Members of .NET that the tests use and .NET Framework lacks.</summary>
internal static class NewerMembers
{
    extension(string text)
    {
        internal string Replace(string old, string replacement, StringComparison _) => text.Replace(old, replacement);

        internal bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

        internal bool Contains(char part) => text.IndexOf(part) >= 0;

        internal bool Contains(char part, StringComparison _) => text.IndexOf(part) >= 0;

        internal int IndexOf(char part, StringComparison _) => text.IndexOf(part);

        internal bool StartsWith(char part) => text.Length > 0 && text[0] == part;

        internal bool EndsWith(char part) => text.Length > 0 && text[text.Length - 1] == part;

        internal string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);

        internal string[] Split(char separator, int count) => text.Split([separator], count);

        internal string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);

        internal string[] Split(string separator, StringSplitOptions options) => text.Split([separator], options);

        internal string ReplaceLineEndings(string ending = "\n") => text.Replace("\r\n", "\n").Replace("\n", ending);

        internal static string Join<T>(char separator, IEnumerable<T> parts) => string.Join(separator.ToString(), parts);

        internal static string Join(char separator, IEnumerable<string> parts) => string.Join(separator.ToString(), parts);

        internal static string Create(IFormatProvider provider, FormattableString value) => value.ToString(provider);
    }

    extension<T>(IEnumerable<T> items)
    {
        internal IEnumerable<T> Order() => items.OrderBy(i => i);

        internal IEnumerable<T> Order(IComparer<T> comparer) => items.OrderBy(i => i, comparer);

        internal IEnumerable<(T First, TOther Second)> Zip<TOther>(IEnumerable<TOther> others) => items.Zip(others, (a, b) => (a, b));

        internal IEnumerable<T> SkipLast(int count) => items.Take(items.Count() - count);

        internal IEnumerable<T[]> Chunk(int size) => items.Select((item, i) => (item, i)).GroupBy(p => p.i / size, (_, g) => g.Select(p => p.item).ToArray());
    }

    extension<TKey, TValue>(Dictionary<TKey, TValue> table)
        where TKey : notnull
    {
        internal TValue? GetValueOrDefault(TKey key) => table.TryGetValue(key, out var value) ? value : default;
    }

    extension(Task task)
    {
        internal async Task WaitAsync(TimeSpan patience)
        {
            if (await Task.WhenAny(task, Task.Delay(patience)) != task)
            {
                throw new TimeoutException();
            }

            await task;
        }
    }

    extension<T>(Task<T> task)
    {
        internal async Task<T> WaitAsync(TimeSpan patience)
        {
            await ((Task)task).WaitAsync(patience);
            return await task;
        }
    }

    extension(Process process)
    {
        internal Task WaitForExitAsync() => Task.Run(process.WaitForExit);
    }

    extension(CancellationTokenSource source)
    {
        internal Task CancelAsync() => Task.Run(source.Cancel);
    }

    extension(Path)
    {
        internal static string GetRelativePath(string folder, string path) => path.Substring(folder.TrimEnd('/', '\\').Length + 1);
    }

    extension(Directory)
    {
        internal static DirectoryInfo CreateTempSubdirectory(string? prefix = null) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));

        internal static void CreateSymbolicLink(string path, string target)
        {
            using var link = Process.Start("ln", $"-s \"{target}\" \"{path}\"")!;
            link.WaitForExit();
        }
    }

    extension(Math)
    {
        internal static double Tau => 2 * Math.PI;

        internal static double Clamp(double value, double least, double most) => Math.Max(least, Math.Min(most, value));

        internal static int Clamp(int value, int least, int most) => Math.Max(least, Math.Min(most, value));
    }

    extension(Enum)
    {
        internal static T[] GetValues<T>() => (T[])Enum.GetValues(typeof(T));

        internal static T Parse<T>(string text, bool ignoreCase = false) => (T)Enum.Parse(typeof(T), text, ignoreCase);
    }

    extension(Encoding)
    {
        internal static Encoding Latin1 => Encoding.GetEncoding(28591);
    }

    extension(StringBuilder builder)
    {
        internal StringBuilder Append(IFormatProvider provider, FormattableString value) => builder.Append(value.ToString(provider));
    }

    extension(Convert)
    {
        internal static string ToHexString(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", string.Empty);

        internal static string ToHexStringLower(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

        internal static byte[] FromHexString(string text) =>
            [.. Enumerable.Range(0, text.Length / 2).Select(i => Convert.ToByte(text.Substring(i * 2, 2), 16))];
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            var (start, length) = range.GetOffsetAndLength(array.Length);
            var part = new T[length];
            Array.Copy(array, start, part, 0, length);
            return part;
        }
    }
}

internal static class OperatingSystem
{
    internal static bool IsWindows() => Path.DirectorySeparatorChar == '\\';

    // This build compares names as Windows does, also in Mono.
    internal static bool IsLinux() => false;
}
#endif
