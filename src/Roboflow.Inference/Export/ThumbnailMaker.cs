using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Thumbnails;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Export;

/// <summary>Creates the thumbnails of a report, several at once. An image without a thumbnail stays in the report.</summary>
/// <param name="output">The report's output.</param>
/// <param name="place">The report's file or folder, for errors.</param>
/// <param name="size">The longer side, in pixels.</param>
/// <param name="maximumPixels">The maximum number of pixels of an image.</param>
/// <param name="throttleLimit">How many thumbnails are made at once.</param>
internal sealed class ThumbnailMaker(IReportOutput output, string place, int size, long maximumPixels, int throttleLimit)
{
    private readonly SemaphoreSlim _slots = new(throttleLimit);

    /// <summary>Creates the thumbnail of an image file, and stores it under the image's number.</summary>
    internal async Task<ReportedImage> MakeAsync(int number, ReportImage image, CancellationToken cancellationToken)
    {
        if (image.Path is not { Length: > 0 } path || WebAddress.Of(path) is not null)
        {
            return new ReportedImage(image, null, []);
        }

        // What PowerShell could not resolve, such as Env:PATH, is still as it was written.
        if (!PathText.IsRooted(path))
        {
            var cause = new ArgumentException($"'{path}' is not a file system path.");
            return new ReportedImage(image, null, [PathErrors.NotFileSystem(cause, path)]);
        }

        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var thumbnail = ImageThumbnail.Make(path, size, maximumPixels);
            var seen = new Prediction { ImageWidth = image.Width, ImageHeight = image.Height };
            if (!PredictionFrame.Fits(seen, thumbnail.Width, thumbnail.Height))
            {
                return new ReportedImage(image, null, [ExportErrors.Changed(path, seen, thumbnail.Width, thumbnail.Height)]);
            }

            var sized = image with { Width = image.Width ?? thumbnail.Width, Height = image.Height ?? thumbnail.Height, HasThumbnail = true };
            return new ReportedImage(sized, Keep(number, thumbnail.Jpeg), []);
        }
        catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ReportedImage(image, null, [ExportErrors.Unreadable(e, path)]);
        }
        finally
        {
            _ = _slots.Release();
        }
    }

    // A full disk is not the image's fault, and no later image can succeed.
    private string? Keep(int number, byte[] thumbnail)
    {
        try
        {
            return output.KeepThumbnail(number, thumbnail);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ReportedException(ReportErrors.NotWritten(e, place), endsRun: true);
        }
    }
}
