using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Images;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted;

/// <summary>Builds the query and the body of a detection by the documented protocol.</summary>
internal static class DetectionRequest
{
    /// <summary>Describes the parameters sent to the model, for users and for journal keys.</summary>
    internal static string Describe(DetectionOptions options) => Query(options).ToString();

    /// <summary>Returns the complete query except the key. The documented <c>name</c> is omitted: servers ignore it, and file names can be private.</summary>
    internal static string Describe(DetectionOptions options, ImageSource source) => Query(options)
        .Add("image", source.Address?.AbsoluteUri)
        .ToString();

    /// <summary>Creates the request body with the image; a new stream for each try.</summary>
    /// <param name="source">The image.</param>
    /// <param name="format">How the image is sent.</param>
    /// <param name="log">Learns that only the first of a file's images is used.</param>
    /// <exception cref="RoboflowException">FileNotFound, FileUnreadable, or InvalidImage for what is not an image.</exception>
    internal static HttpContent Body(ImageSource source, BodyFormat format, RunLog? log)
    {
        if (source.Address is not null)
        {
            var nothing = new ByteArrayContent([]);
            nothing.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
            return nothing;
        }

        var image = ImageReader.Open(source, log);
        if (format == BodyFormat.Base64)
        {
            return new Base64Content(image);
        }

        var part = new StreamContent(image, 64 * 1024);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { part, "file", "image" } };
    }

    private static QueryText Query(DetectionOptions options) => new QueryText()
        .Add("confidence", options.Confidence.ToQueryValue())
        .Add("overlap", options.Overlap.ToQueryValue())
        .Add("max_detections", options.MaxDetections?.ToString(CultureInfo.InvariantCulture))
        .Add("format", options.Format switch { AnswerFormat.Image => "image", AnswerFormat.ImageAndJson => "image_and_json", _ => null })
        .Add("stroke", options.Stroke?.ToString(CultureInfo.InvariantCulture))
        .Add("labels", options.Labels ? "true" : null);
}
