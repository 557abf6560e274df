using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Export;

/// <summary>Decodes several images at once, processes them, and writes the resulting files.</summary>
/// <param name="throttleLimit">The maximum number of images at once.</param>
internal sealed class ImageExporter(int throttleLimit)
{
    private readonly SemaphoreSlim _slots = new(throttleLimit);
    private readonly DepthNotice _depth = new("written");
    private readonly ProfileNotice _profile = new();

    internal Run<string, ExportedImage> Run { get; } = new(throttleLimit);

    /// <summary>The maximum number of pixels of a source image.</summary>
    internal required long MaximumPixels { get; init; }

    /// <summary>The quality of JPEG and WebP, 1 to 100.</summary>
    internal required int Quality { get; init; }

    /// <summary>Whether existing files are overwritten.</summary>
    internal required bool Overwrite { get; init; }

    /// <summary>Whether a source is overwritten too: a user who names the file itself means to overwrite it.</summary>
    internal required bool MayReplaceSource { get; init; }

    /// <summary>The folder of all files.</summary>
    internal required string Root { get; init; }

    /// <summary>Adds an image to the run.</summary>
    /// <param name="path">The image.</param>
    /// <param name="work">Processes the image and writes the files.</param>
    /// <param name="completed">Called at the end on the thread of the work, also if the image could not be read.</param>
    internal void Add(string path, Action<DecodedImage, ExportedImage, CancellationToken> work, Action<ExportedImage> completed) =>
        Run.Add(path, (log, cancellation) => ExportAsync(new ExportedImage(path), work, completed, log, cancellation));

    /// <summary>
    /// Writes a file; a failure becomes an error of the image, or ends the run. Nothing is written after the run has ended, because
    /// nobody would be told: work in flight continues until it notices the end.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run has ended.</exception>
    internal void Write(DecodedImage image, string file, ImageFormat? format, ExportedImage exported, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = ImageEncoder.Encode(image, format, Quality);
            cancellationToken.ThrowIfCancellationRequested();
            if (AtomicFile.Write(file, content, Overwrite, MayReplaceSource ? null : exported.Source, Root) is { } written)
            {
                exported.Files.Add(written);
            }
            else
            {
                exported.Errors.Add(ExportErrors.IsSource(file));
            }
        }
        catch (DestinationException e)
        {
            throw new ReportedException(ExportErrors.NotWritten(e.InnerException!, file), endsRun: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidImageException)
        {
            exported.Errors.Add(ExportErrors.NotWritten(e, file));
        }
    }

    private async Task<ExportedImage> ExportAsync(
        ExportedImage exported,
        Action<DecodedImage, ExportedImage, CancellationToken> work,
        Action<ExportedImage> completed,
        RunLog log,
        CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var image = ImageDecoder.ReadFile(exported.Source, MaximumPixels);
            try
            {
                work(image, exported, cancellationToken);
            }
            catch (ReportedException e) when (exported.Files.Count + exported.Errors.Count > 0)
            {
                // Crops of the image were written before the disk was full.
                log.Fail(e);
                return exported;
            }

            _depth.Give(image.HasMoreBits && exported.Files.Count > 0, log);
            _profile.Give(image.HasDamagedProfile && exported.Files.Count > 0, log);
            image.Recycle();

            // An image without output failed.
            return exported is { Files.Count: 0, Errors.Count: 1 } ? throw new ReportedException(exported.Errors[0], endsRun: false) : exported;
        }
        finally
        {
            completed(exported);
            _ = _slots.Release();
        }
    }
}
