using System.Threading;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Imaging.Vips;

/// <summary>Names the library that decodes, for the verbose stream: once a run is enough.</summary>
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
