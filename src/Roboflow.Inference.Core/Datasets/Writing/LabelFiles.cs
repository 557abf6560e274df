using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>
/// The label files of single images. They are kept in a temporary folder until all are complete: a stopped run leaves nothing
/// behind, and does not damage the data set that it would have replaced, which can number classes differently.
/// </summary>
/// <param name="options">The writer's options, with the folder.</param>
/// <param name="extension">The extension of the files.</param>
/// <param name="below">The relative path of the label folder in the data set.</param>
internal sealed class LabelFiles(DatasetWriterOptions options, string extension, string below = "") : IDisposable
{
    private readonly string _held = Path.Combine(options.Destination, $".{Guid.NewGuid():N}.tmp");
    private readonly Dictionary<string, int> _numbers = new(FolderPaths.Comparer);
    private readonly List<(string File, DatasetImage Image)> _inOrder = [];
    private readonly HashSet<string> _folders = new(FolderPaths.Comparer);
    private bool _made;

    /// <summary>The images, in input order.</summary>
    internal IReadOnlyList<(string File, DatasetImage Image)> InOrder => _inOrder;

    /// <summary>Whether the image's file can be written; reports a file that must not be overwritten.</summary>
    /// <param name="image">The image.</param>
    /// <param name="before">The image's earlier content, or null if it is new.</param>
    internal bool TryOpen(DatasetImage image, out byte[]? before)
    {
        var file = FileOf(image);
        before = _numbers.TryGetValue(file, out var number) ? File.ReadAllBytes(TemporaryPath(number)) : null;
        if (before is null && ExistingFileException.At(file, options.Overwrite) is { } existing)
        {
            Report(existing, image);
            return false;
        }

        return true;
    }

    /// <summary>Stores the file, replacing its earlier content.</summary>
    internal void Write(DatasetImage image, byte[] content)
    {
        var file = FileOf(image);
        if (!_numbers.TryGetValue(file, out var number))
        {
            number = _inOrder.Count;
            _numbers.Add(file, number);
            _inOrder.Add((file, image));
        }

        _made |= !Directory.Exists(options.Destination);
        _ = Directory.CreateDirectory(options.Destination);
        PrivateFolder.Create(_held);
        File.WriteAllBytes(TemporaryPath(number), content);
    }

    /// <summary>Moves the files into place, and returns those that could be moved.</summary>
    internal IReadOnlyList<(string File, DatasetImage Image)> Complete()
    {
        var moved = new List<(string File, DatasetImage Image)>(_inOrder.Count);
        var places = new HashSet<string>(new PlaceComparer());
        for (var i = 0; i < _inOrder.Count; i++)
        {
            var (file, image) = _inOrder[i];
            if (!places.Add(file))
            {
                options.ReportProblem(
                    DatasetProblemKind.NameCollision,
                    image.Path,
                    $"{image.Path} would have the file of another image: in this folder, names that differ only in case are the same.");
                continue;
            }

            try
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                WarnOfLink(Path.GetDirectoryName(file)!);
                PendingFile.Move(TemporaryPath(i), file, options.Overwrite);
                moved.Add((file, image));
            }
            catch (ExistingFileException e)
            {
                Report(e, image);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                options.ReportProblem(DatasetProblemKind.WriteFailed, image.Path, $"{image.Path} cannot be written to the data set: {e.Message}");
            }
        }

        return moved;
    }

    public void Dispose() => Leftover.Delete(() =>
    {
        if (Directory.Exists(_held))
        {
            Directory.Delete(_held, recursive: true);
        }

        if (_made && Directory.Exists(options.Destination) && !Directory.EnumerateFileSystemEntries(options.Destination).Any())
        {
            Directory.Delete(options.Destination);
        }
    });

    private void WarnOfLink(string folder)
    {
        if (_folders.Add(folder) && FolderWalk.RealPath(folder) is var real && FolderPaths.Below(real, FolderWalk.RealPath(options.Destination)) is null)
        {
            options.Warn($"{folder} is {real} through a link, so files are written there, outside the destination. If these belong to another data set, its "
                + "own names can number the classes differently.");
        }
    }

    private void Report(ExistingFileException existing, DatasetImage image) => options.ReportProblem(
        existing.IsJournal ? DatasetProblemKind.JournalExists : DatasetProblemKind.FileExists, image.Path, existing.Message);

    private string FileOf(DatasetImage image) =>
        FolderPaths.Join(Path.Combine(options.Destination, below), ImageName.StemOf(image.Name) + extension);

    // Not named like a label file, so that one left by a killed process is not read as part of the data set.
    private string TemporaryPath(int number) => Path.Combine(_held, number.ToString(CultureInfo.InvariantCulture) + ".tmp");
}
