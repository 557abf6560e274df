using System;

namespace Roboflow.Inference.Reporting;

/// <summary>The output of a report: a folder, or one file. It is moved into place only by <see cref="Complete"/>.</summary>
internal interface IReportOutput : IDisposable
{
    /// <summary>The path of the page to open.</summary>
    string Page { get; }

    /// <summary>The base folder of links to images, as a full path.</summary>
    string Folder { get; }

    /// <summary>Stores the thumbnail of an image under its number; can be called from several threads.</summary>
    /// <returns>The text of a data: URI if the thumbnail is embedded in the page, else null.</returns>
    string? KeepThumbnail(int number, byte[] jpeg);

    /// <summary>Writes a piece of the data, which is JSON without characters that HTML or JavaScript would interpret.</summary>
    void WriteData(string json);

    /// <summary>Writes the remaining data, and moves the report into place.</summary>
    void Complete();
}
