using System;

namespace Roboflow.Inference.Reporting;

/// <summary>Where a report goes: a folder, or one file. Nothing is at its place before <see cref="Complete"/>.</summary>
internal interface IReportOutput : IDisposable
{
    /// <summary>The page that users open.</summary>
    string Page { get; }

    /// <summary>Where links to images start, as a full path of a folder.</summary>
    string Folder { get; }

    /// <summary>Keeps the thumbnail of an image by its number; callable from several threads.</summary>
    /// <returns>The text of a data: URI where the page itself holds the thumbnail, else null.</returns>
    string? KeepThumbnail(int number, byte[] jpeg);

    /// <summary>Writes a piece of the data, which is JSON without characters that HTML or JavaScript would take for its own.</summary>
    void WriteData(string json);

    /// <summary>Writes what is left, and moves the report to its place.</summary>
    void Complete();
}
