using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Credits;

/// <summary>Counts each request of another detector with a meter, and waits for its permission. Scaling, tiles and the journal wrap it.</summary>
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
