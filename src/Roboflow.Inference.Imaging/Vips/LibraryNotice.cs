using System.Threading;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Vips;

/// <summary>Logs the decoding library to the verbose stream, once per run.</summary>
internal sealed class LibraryNotice
{
    private int _isGiven;

    internal void Give(RunLog log)
    {
        if (Interlocked.Exchange(ref _isGiven, 1) == 0 && VipsRuntime.Description is { } library)
        {
            log.Verbose(library);
        }
    }
}
