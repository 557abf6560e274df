using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>The label files of single pictures, each written whole, and written again when its picture comes again.</summary>
internal sealed class LabelFiles(bool overwrite)
{
    private readonly HashSet<string> _written = new(PictureNames.Comparer);
    private readonly List<string> _inOrder = [];

    /// <summary>The full paths, in the order in which the pictures came.</summary>
    internal IReadOnlyList<string> Written => _inOrder;

    /// <summary>Whether the file is one of this run, so that its picture came before.</summary>
    internal bool Contains(string file) => _written.Contains(file);

    /// <summary>Whether a file is there that may not be written over.</summary>
    internal bool IsTaken(string file) => !overwrite && !Contains(file) && File.Exists(file);

    internal void Write(string file, byte[] content)
    {
        using var pending = new PendingFile(file);
        pending.Stream.Write(content, 0, content.Length);
        pending.Commit(overwrite || Contains(file));
        if (_written.Add(file))
        {
            _inOrder.Add(file);
        }
    }
}
