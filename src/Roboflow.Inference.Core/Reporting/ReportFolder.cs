using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Reporting;

/// <summary>
/// A report as a folder: index.html, and report-files with style, script, data and thumbnails. It is created next to its
/// destination, or inside if that exists, and moved there when complete. The data are scripts, because a page from file:// cannot read other files.
/// </summary>
internal sealed class ReportFolder : IReportOutput
{
    internal const string PageName = "index.html";
    internal const string FilesName = "report-files";

    private const int FilesInFolder = 1000;

    private readonly string _title;
    private readonly string _temporary;
    private readonly string _files;
    private readonly object _gate = new();
    private int _pieces;
    private int _writing;
    private bool _disposed;

    internal ReportFolder(string destination, string title)
    {
        Folder = destination;
        _title = title;
        // An existing folder can be a volume of its own, to which a folder beside it cannot be moved.
        var parent = Directory.Exists(destination) ? destination : Path.GetDirectoryName(destination) ?? destination;
        _temporary = Path.Combine(parent, $".{Guid.NewGuid():N}.tmp");
        _files = Path.Combine(_temporary, FilesName);
        PrivateFolder.Create(_temporary);

        // A running Get-ChildItem -Recurse earlier in the pipeline must not find the thumbnails.
        File.SetAttributes(_temporary, FileAttributes.Directory | FileAttributes.Hidden);
        Directory.CreateDirectory(Path.Combine(_files, "data"));
        Directory.CreateDirectory(Path.Combine(_files, "thumbs"));
    }

    public string Page => Path.Combine(Folder, PageName);

    public string Folder { get; }

    /// <summary>Returns a part of an earlier report in the folder, or null.</summary>
    internal static string? Earlier(string destination) =>
        new[] { PageName, FilesName }.Select(name => Path.Combine(destination, name)).FirstOrDefault(p => File.Exists(p) || Directory.Exists(p));

    /// <summary>Returns a file that no report wrote in the folder of an earlier one, which is replaced as a whole; or null.</summary>
    internal static string? Foreign(string destination)
    {
        var files = new DirectoryInfo(Path.Combine(destination, FilesName));
        return files.Exists
            ? files.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.FullName).FirstOrDefault(f => !IsOwn(f.Substring(files.FullName.Length + 1)))
            : null;
    }

    private static bool IsOwn(string file)
    {
        var parts = file.Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            ["report.css" or "report.js"] => true,
            ["data", var data] => Path.GetExtension(data) == ".js",
            ["thumbs", _, var thumbnail] => Path.GetExtension(thumbnail) == ".jpg",

            // The file browsers of macOS and Windows write these where somebody looks.
            [.., ".DS_Store" or "Thumbs.db" or "desktop.ini"] => true,
            _ => false,
        };
    }

    /// <exception cref="OperationCanceledException">The report was abandoned.</exception>
    public string? KeepThumbnail(int number, byte[] jpeg)
    {
        Enter();
        try
        {
            var folder = Path.Combine(_files, "thumbs", (number / FilesInFolder).ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{number}.jpg")), jpeg);
            return null;
        }
        finally
        {
            Leave();
        }
    }

    public void WriteData(string json) =>
        File.WriteAllText(Path.Combine(_files, "data", FormattableString.Invariant($"{_pieces++}.js")), $"(window.roboflowReport ??= []).push({json});\n");

    public void Complete()
    {
        File.WriteAllText(Path.Combine(_files, "report.css"), PageParts.Style);
        File.WriteAllText(Path.Combine(_files, "report.js"), PageParts.Script);
        WritePage();
        Directory.CreateDirectory(Folder);

        if (Foreign(Folder) is { } kept)
        {
            throw new ForeignFileException(kept);
        }

        // The page is moved last, so that its files exist when it is opened.
        var place = Path.Combine(Folder, FilesName);
        if (Directory.Exists(place))
        {
            KeepPermissions(new DirectoryInfo(place), _files);
            Directory.Delete(place, recursive: true);
        }

        Directory.Move(_files, place);
        PendingFile.Move(Path.Combine(_temporary, PageName), Page, overwrite: true);

        // The temporary folder is empty now and is removed before later commands in the pipeline read its parent folder.
        Dispose();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            DeleteUnlessWriting();
        }
    }

    // Workers can still write thumbnails while the command is stopped: the last one deletes the folder.
    private void Enter()
    {
        lock (_gate)
        {
            _writing += _disposed ? throw new OperationCanceledException("The report was abandoned.") : 1;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _writing--;
            DeleteUnlessWriting();
        }
    }

    private void DeleteUnlessWriting()
    {
        if (!_disposed || _writing > 0)
        {
            return;
        }

        try
        {
            Directory.Delete(_temporary, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is already gone, or another program is using one of its files; its name shows what it is.
        }
    }

    // What only the new report has is within a folder that has the permissions of the old one.
    private static void KeepPermissions(FileSystemInfo earlier, string place)
    {
        if (earlier is DirectoryInfo folder && !earlier.Attributes.HasFlag(FileAttributes.ReparsePoint) && Directory.Exists(place))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                KeepPermissions(entry, Path.Combine(place, entry.Name));
            }
        }

        UnixStatus.Of(earlier.FullName)?.CopyTo(place);
    }

    private void WritePage()
    {
        const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: file:; base-uri 'none'; form-action 'none'";
        var (before, after) = PageParts.Markup(_title, Policy, $"<link rel=\"stylesheet\" href=\"{FilesName}/report.css\">");
        IEnumerable<string> scripts = [.. Enumerable.Range(0, _pieces).Select(i => FormattableString.Invariant($"data/{i}.js")), "report.js"];
        File.WriteAllText(
            Path.Combine(_temporary, PageName),
            before + string.Concat(scripts.Select(s => $"<script src=\"{FilesName}/{s}\"></script>\n")) + after,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
