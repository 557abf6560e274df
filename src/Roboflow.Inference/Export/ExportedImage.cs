using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>The outcome of one image: the files that were written, and the errors.</summary>
internal sealed class ExportedImage
{
    internal ExportedImage(string source) => Source = source;

    /// <summary>The image's full path.</summary>
    internal string Source { get; }

    internal List<FileInfo> Files { get; } = [];

    internal List<ErrorRecord> Errors { get; } = [];
}
