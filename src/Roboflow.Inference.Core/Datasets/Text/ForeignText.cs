using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>
/// Recognizes what another tool left in the place of a text file: the pointer of one that was not fetched, the page of a server, and the marks of a
/// merge. Their lines could become names of classes.
/// </summary>
internal static class ForeignText
{
    /// <summary>The cause of an error at the mark of a merge.</summary>
    internal const string MergeConflict = "this line marks a merge conflict that is not resolved.";

    private const int HeadLength = 128;

    private const int MostFiles = 1000;

    private static readonly string[] NameFiles = [".txt", ".names", ".labels", ".yaml", ".yml", ".json"];

    private const string NotFetched = ", not the file itself. Fetch it with ";

    // The last is what GitHub answers for a file that does not exist.
    private static readonly (string Start, string Cause)[] Starts =
    [
        ("version https://git-lfs.github.com/spec/", "this is a pointer of Git LFS" + NotFetched + "'git lfs pull'."),
        ("/annex/objects/", "this is a pointer of git-annex" + NotFetched + "'git annex get'."),
        ("<!DOCTYPE html", HtmlPage),
        ("<html", HtmlPage),
        ("404: Not Found", "this is the answer of a server, '404: Not Found', not the file itself."),
        ("curl: (", Message),
        ("wget: ", Message),
        ("fatal: ", Message),
        ("Traceback (most recent call last)", Message),
        ("outs:", DvcFile),
        ("md5: ", DvcFile),
        ("{\\rtf", "this is a document in Rich Text Format, not plain text."),
        ("%PDF-", "this is a PDF document, not plain text."),
        ("PK\u0003\u0004", "this is a ZIP archive, or a document of an office program, not plain text."),
        ("--- a/", Difference),
        ("diff --git ", Difference),
    ];

    private const string Message = "this is the error message of a program, not the file itself.";

    private const string DvcFile = "this is a file of DVC" + NotFetched + "'dvc pull'.";

    private const string Difference = "this is a difference between files, as of 'git diff', not the file itself.";

    private const string HtmlPage = "this is an HTML page, not the file itself, such as for a download that needs a login.";

    /// <summary>Returns what the text of a stream is instead of what it should be, or null. The stream's position stays at its beginning.</summary>
    internal static string? CauseOf(Stream stream)
    {
        var head = new byte[HeadLength];
        var count = TextSource.ReadFully(stream, head, CancellationToken.None);
        stream.Position = 0;

        // These texts are ASCII, of which UTF-16 has a zero byte with each character; a byte order mark becomes question marks.
        var text = Encoding.ASCII.GetString(head, 0, count).Replace("\0", string.Empty).TrimStart('?', ' ', '\t', '\r', '\n');
        return Array.Find(Starts, s => text.StartsWith(s.Start, StringComparison.OrdinalIgnoreCase)).Cause;
    }

    /// <summary>Returns what the first line of names or settings is instead, or null. In other files these can be what they should be.</summary>
    /// <param name="line">The first line that is not blank.</param>
    /// <param name="isAlone">Whether it is the only one.</param>
    internal static string? CauseOfNames(string line, bool isAlone) =>
        line.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "this is XML, such as the answer of a server, not the file itself."
        : isAlone && IsFileOfNames(line) ? $"this is only the path of a file, '{line}', as Git leaves it for a symbolic link where it cannot create one. "
            + "Replace this file with that one."
        : null;

    /// <summary>Whether a text is JSON or a list of Python in its first line, and not a name.</summary>
    internal static bool IsJson(string line) =>
        line.Length > 0 && line[0] is '[' or '{'
        && line.Substring(1).TrimStart() is var rest && (rest.Length == 0 || rest[0] is '"' or '\'' or '[' or '{' or ']' or '}');

    /// <summary>Whether a name is that of a file with names, or leads to another folder. A class can be called a/b.</summary>
    internal static bool IsFileOfNames(string name) =>
        name.Replace('\\', '/') is var path && path.IndexOf("://", StringComparison.Ordinal) < 0
        && (path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("./", StringComparison.Ordinal)
            || Array.Exists(NameFiles, e => path.Length > e.Length && path.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns an error about a file whose format is not clear for this reason, or about the first such file in a folder; or null.</summary>
    internal static DatasetProblem? Find(string path, CancellationToken cancellation)
    {
        IEnumerable<string> files = Directory.Exists(path) ? FolderWalk.Files(path, DatasetForm.HasAnyExtension, static (_, _) => { }, cancellation) : [path];
        return files.Take(MostFiles).Select(Problem).FirstOrDefault(p => p is not null);
    }

    /// <summary>Whether a line is a mark of Git or another tool for an unresolved merge.</summary>
    internal static bool IsMergeMark(string line) =>
        line.Length > 0 && line[0] is '<' or '>'
        && line.Split([' ', '\r', '\n'], 2)[0] is "<<<<<<<" or ">>>>>>>";

    /// <summary>Returns the number of the first line that is a mark of a merge, from 1; 0 if there is none.</summary>
    internal static int MergeMarkIn(string text) => Array.FindIndex(text.Split('\n'), l => IsMergeMark(l.TrimEnd('\r'))) + 1;

    private static DatasetProblem? Problem(string file)
    {
        try
        {
            using var stream = RegularFile.OpenRead(file);
            return CauseOf(stream) is { } cause ? new(DatasetProblemKind.Malformed, file, $"{file}, line 1: {cause}") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it would be another error.
            return null;
        }
    }
}
