using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Journal;

/// <summary>
/// Where journals are, so that nothing replaces one. A journal is created with the first image of its run, but later commands of
/// the pipeline choose their files before that.
/// </summary>
internal static class JournalPlaces
{
    private static readonly List<string> Reserved = [];

    /// <summary>Reserves the path of a run's journal until the result is disposed of.</summary>
    internal static IDisposable Reserve(string path)
    {
        string[] places = [path, LinkedFile.Of(path).FullName];
        lock (Reserved)
        {
            Reserved.AddRange(places);
        }

        return new Reservation(places);
    }

    /// <summary>Whether the file is a journal, or becomes that of a command that runs in this process.</summary>
    internal static bool IsJournal(string file) => IsReserved(file) || JournalFile.IsJournal(file);

    /// <summary>Whether a command that runs in this process has the path for its journal.</summary>
    internal static bool IsReserved(string path)
    {
        string[] reserved;
        lock (Reserved)
        {
            reserved = [.. Reserved];
        }

        return reserved.Any(place => StringComparer.OrdinalIgnoreCase.Equals(Path.GetFileName(place), Path.GetFileName(path))
            && new PlaceComparer().Equals(RealPath(place), RealPath(path)));
    }

    // Links do not hide that two paths are the same file.
    private static string RealPath(string path)
    {
        try
        {
            return Path.GetDirectoryName(path) is { } folder ? Path.Combine(FolderWalk.RealPath(folder), Path.GetFileName(path)) : path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private sealed class Reservation(string[] places) : IDisposable
    {
        public void Dispose()
        {
            lock (Reserved)
            {
                Array.ForEach(places, place => Reserved.Remove(place));
            }
        }
    }
}
