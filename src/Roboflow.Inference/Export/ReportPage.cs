using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Export;

/// <summary>The path of a report's page, from user input.</summary>
internal static class ReportPage
{
    /// <summary>Whether a name has the extension of a page.</summary>
    internal static bool IsPage(string path) =>
        new[] { ".html", ".htm" }.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the file of an embedded report: the named file, with .html added if needed, or index.html in a folder.</summary>
    internal static string FileFor(string written, string destination) =>
        Directory.Exists(destination) || PathRules.NamesFolder(written)
            ? Path.Combine(destination, "index.html")
            : IsPage(destination) ? destination : destination + ".html";

    internal static IReportOutput Create(string destination, string title, bool embed, bool overwrite) =>
        embed ? new ReportFile(destination, title, overwrite) : new ReportFolder(destination, title);

    /// <summary>Opens the page with the system's browser.</summary>
    /// <exception cref="Win32Exception">No browser was found.</exception>
    internal static void Open(string page)
    {
        using var process = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
    }
}
