using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>A file that was opened cannot be read to its end. It has no inner exception: a failed request is known by its innermost one.</summary>
internal sealed class FileReadException : IOException
{
    internal FileReadException(string message)
        : base(message)
    {
    }
}
