using System;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Export;

/// <summary>A file that cannot be written for a reason that applies to all files of a run. Only this class decides that.</summary>
internal sealed class DestinationException(Exception cause) : IOException(cause.Message, cause)
{
    // Linux and macOS give their own numbers, Windows HRESULTs: disk full, quota used up, read-only file system or medium.
    private static readonly int[] DiskFaults =
        [28, 30, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027), unchecked((int)0x80070013), unchecked((int)0x8007050F)];

    /// <summary>
    /// Whether no later file can be written either: the disk is full or read-only, or nothing can be created in the folder of
    /// the run itself. A subfolder can have other permissions than the next one.
    /// </summary>
    internal static bool EndsRun(Exception failure, string file, string root) => failure switch
    {
        IOException when Array.IndexOf(DiskFaults, failure.HResult) >= 0 => true,
        UnauthorizedAccessException or IOException => !File.Exists(file) && FolderPaths.Below(root, ExistingFolderOf(file)) is not null && !CanCreateIn(root),
        _ => false,
    };

    private static string ExistingFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
        {
            folder = above;
        }

        return folder;
    }

    // A file's own name, or a file in the place of its folder, can be the cause.
    private static bool CanCreateIn(string folder)
    {
        try
        {
            using var probe = new PendingFile(Path.Combine(folder, "probe"));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
