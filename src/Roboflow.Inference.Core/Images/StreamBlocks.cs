using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>Reads whole blocks, because a stream can return fewer bytes than requested.</summary>
internal static class StreamBlocks
{
    /// <summary>Fills the buffer up to the end of the stream and returns the number of bytes.</summary>
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
