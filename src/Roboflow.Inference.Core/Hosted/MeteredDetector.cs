using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted;

/// <summary>Has a meter count each request of another detector, and waits for its permission. It stands before scaling, tiles and the journal.</summary>
internal sealed class MeteredDetector(IDetector inner, CreditMeter meter) : IDetector
{
    /// <inheritdoc/>
    public string Identity => inner.Identity;

    /// <inheritdoc/>
    public int MaxInFlight => inner.MaxInFlight;

    /// <inheritdoc/>
    public bool NeedsKey => inner.NeedsKey;

    /// <inheritdoc/>
    public bool StartsAtOnce => inner.StartsAtOnce;

    /// <inheritdoc/>
    public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        await meter.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            log.OnServerUse = meter.Add;
            return await inner.DetectAsync(source, log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            meter.Leave();
        }
    }
}
