using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Roboflow.Inference.Loading;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice;

/// <summary>Finds and loads the companion module when a model file is first used.</summary>
internal static class OnDeviceCompanion
{
    internal const string Name = "Roboflow.Inference.OnDevice";

    private static readonly object Gate = new();
    private static IOnDeviceRuntime? s_runtime;

    /// <summary>This module's version, which the companion must also have.</summary>
    internal static string Version { get; } = ThreeParts(typeof(OnDeviceCompanion).Assembly.GetName().Version!);

    /// <summary>Loads the companion module.</summary>
    /// <exception cref="CompanionMissingException">It is not installed, or only in another version.</exception>
    /// <exception cref="PlatformNotSupportedException">It has no native library for this platform.</exception>
    internal static IOnDeviceRuntime Load()
    {
        lock (Gate)
        {
            return s_runtime ??= Create(Find());
        }
    }

    /// <summary>Whether it is not installed, or files of it are missing or damaged, which the runtime notices on their first use.</summary>
    internal static bool IsMissing(Exception exception) =>
        exception is CompanionMissingException or FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException;

    private static IOnDeviceRuntime Create(string folder)
    {
        var assembly = CompanionModule.Load(folder, Name);
        var type = assembly.GetType(Name + ".OnDeviceRuntime", throwOnError: true)!;
        return (IOnDeviceRuntime)Activator.CreateInstance(type, nonPublic: true)!;
    }

    // Next to this module first, where both are installed; then in PowerShell's module paths.
    private static string Find()
    {
        var others = new List<string>();
        foreach (var folder in Candidates().Distinct(StringComparer.Ordinal))
        {
            var version = VersionIn(folder);
            if (version == Version)
            {
                return folder;
            }

            if (version is not null)
            {
                others.Add(version);
            }
        }

        throw new CompanionMissingException(others.Distinct().ToArray());
    }

    private static IEnumerable<string> Candidates()
    {
        var module = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(OnDeviceCompanion).Assembly.Location)!, "..", ".."));
        var parent = Path.GetDirectoryName(module) ?? module;

        // A relative entry would be searched in the process's current folder, which can be anyone's.
        var paths = (Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty).Split(Path.PathSeparator).Where(PathText.IsRooted);
        string[] roots = [Path.GetDirectoryName(parent) ?? parent, parent, .. paths];
        return roots.SelectMany(root => new[] { Path.Combine(root, Name, Version), Path.Combine(root, Name) }.Concat(OtherVersions(Path.Combine(root, Name))));
    }

    // Only for the error: the other installed versions.
    private static string[] OtherVersions(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? VersionIn(string folder)
    {
        var framework = Path.GetFileName(Path.GetDirectoryName(typeof(OnDeviceCompanion).Assembly.Location)!);
        var file = Path.Combine(folder, "bin", framework, Name + ".dll");
        try
        {
            return File.Exists(file) ? ThreeParts(AssemblyName.GetAssemblyName(file).Version!) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string ThreeParts(Version version) => version.ToString(3);
}
