using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Roboflow.Emulator.Requests;

/// <summary>Copies a stream of unknown length up to a limit.</summary>
internal static class BoundedCopy
{
    /// <summary>Returns false if <paramref name="input"/> is longer than <paramref name="limit"/> bytes; then it is not read to its end.</summary>
    internal static async Task<bool> RunAsync(Stream input, Stream output, long limit, CancellationToken cancellationToken)
    {
        var block = new byte[64 * 1024];
        long total = 0;
        for (int read; (read = await input.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            total += read;
            if (total > limit)
            {
                return false;
            }

            await output.WriteAsync(block.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
