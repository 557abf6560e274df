using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Quickstart;

/// <summary>The arguments after <c>dotnet run --project samples/Quickstart --</c>.</summary>
internal sealed record QuickstartArguments
{
    internal const string Usage = "dotnet run --project samples/Quickstart -- [--on-device | [-Endpoint URL] [-Model PROJECT/VERSION]] [PATH...]";

    private static readonly string[] Kinds = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    /// <summary>The server's address, or null for the embedded emulator.</summary>
    internal string? Endpoint { get; private init; }

    internal string Model { get; private init; } = "shapes/1";

    /// <summary>Whether to use a model file on this machine instead of a server.</summary>
    internal bool IsOnDevice { get; private init; }

    /// <summary>Files, folders or wildcards, as written.</summary>
    internal IReadOnlyList<string> Paths { get; private init; } = [];

    /// <exception cref="FormatException">An option is unknown or lacks its value.</exception>
    internal static QuickstartArguments Parse(string[] args)
    {
        var read = new QuickstartArguments();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => i + 1 < args.Length ? args[++i] : throw new FormatException($"{args[i]} needs a value.");
            read = args[i].ToUpperInvariant() switch
            {
                "-ENDPOINT" => read with { Endpoint = Value() },
                "--ON-DEVICE" => read with { IsOnDevice = true },
                "-MODEL" => read with { Model = Value() },
                ['-', _, ..] => throw new FormatException($"Unknown option '{args[i]}'."),
                _ => read with { Paths = [.. read.Paths, args[i]] },
            };
        }

        return read.IsOnDevice && read.Endpoint is not null ? throw new FormatException("--on-device detects without a server: omit -Endpoint.") : read;
    }

    /// <summary>The images of a file, a folder or a wildcard, sorted by name; the cmdlet reports a file that does not exist.</summary>
    internal static IEnumerable<FileInfo> Find(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        var pattern = Directory.Exists(path) ? "*" : Path.GetFileName(path);
        if (File.Exists(path) || !pattern.AsSpan().ContainsAny('*', '?') || !Directory.Exists(folder))
        {
            return [new FileInfo(path)];
        }

        return new DirectoryInfo(folder).EnumerateFiles(pattern)
            .Where(f => Kinds.Contains(f.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
    }
}
