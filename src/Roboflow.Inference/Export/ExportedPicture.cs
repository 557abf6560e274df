using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>What came of one picture: the files that were written, and what could not be.</summary>
public sealed class ExportedPicture
{
    internal ExportedPicture(string source) => Source = source;

    /// <summary>The picture's full path.</summary>
    internal string Source { get; }

    internal List<FileInfo> Files { get; } = [];

    internal List<ErrorRecord> Errors { get; } = [];
}
