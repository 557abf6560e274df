using System.IO;

namespace Roboflow.Inference.Detection;

/// <summary>Reads whole blocks: a stream may give less at a time than it is asked for.</summary>
internal static class StreamBlocks
{
    /// <summary>Fills the buffer as far as the stream goes, and says how far that was.</summary>
    internal static int ReadBlock(this Stream stream, byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = stream.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
        }

        return filled;
    }
}
