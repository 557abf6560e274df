using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Bench;

/// <summary>The work of a contestant's process.</summary>
internal sealed record Workload(Uri Endpoint, DirectoryInfo Folder, int Images, int Times, int Limit)
{
    internal const string Model = "nowork/1";
    internal const string Key = "emulator-key";

    internal int Total => Images * Times;

    internal Uri Address => new(Endpoint, Model);

    internal FileInfo[] Files() => [.. Folder.EnumerateFiles("*.jpg").OrderBy(f => f.Name, StringComparer.Ordinal).Take(Images)];

    internal Workload WarmUp() => this with { Images = Math.Min(Images, 400), Times = 1 };

    internal IEnumerable<string> ToArguments() => [Endpoint.AbsoluteUri, Folder.FullName, Text(Images), Text(Times), Text(Limit)];

    internal static Workload FromArguments(string[] arguments) =>
        new(new Uri(arguments[0]), new DirectoryInfo(arguments[1]), Number(arguments[2]), Number(arguments[3]), Number(arguments[4]));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
