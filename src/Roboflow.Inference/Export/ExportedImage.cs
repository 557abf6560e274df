using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>What came of one image: the files that were written, and what could not be.</summary>
internal sealed class ExportedImage
{
    internal ExportedImage(string source) => Source = source;

    /// <summary>The image's full path.</summary>
    internal string Source { get; }

    internal List<FileInfo> Files { get; } = [];

    internal List<ErrorRecord> Errors { get; } = [];
}
