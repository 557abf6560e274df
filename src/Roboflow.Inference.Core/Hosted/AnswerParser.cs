using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Hosted.Transport;
using Roboflow.Inference.Json;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>
/// Reads an answer, from the documented minimal one to today's full one, for every task that shares the route. Unknown
/// fields are passed over, numbers may be strings, null or missing.
/// </summary>
internal static class AnswerParser
{
    /// <exception cref="RoboflowException">InvalidResult: there is nothing, or the media type says that it is something else.</exception>
    internal static void RequireJson(string mediaType, AnswerBody body)
    {
        if (body.Bytes.IsEmpty)
        {
            throw new RoboflowException(FailureKind.InvalidResult, "The answer is empty.");
        }

        if (mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            var said = mediaType.Length == 0 ? "of no stated type" : ServerText.Clean(mediaType);
            throw new RoboflowException(FailureKind.InvalidResult, $"The answer is {said}, not JSON: {ServerText.Preview(body.Bytes.Span)}");
        }
    }

    /// <exception cref="RoboflowException">InvalidResult or ErrorBodyWithOk: not JSON, or JSON that is no result.</exception>
    internal static DetectionResult Parse(ReadOnlyMemory<byte> json, string? path, string model, RunLog? log = null)
    {
        try
        {
            // A single image may be answered as a list of one.
            return AnswerJson.Read(json, root => ReadResult(root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root, path, model, log));
        }
        catch (JsonException e)
        {
            throw new RoboflowException(FailureKind.InvalidResult, "The answer is no valid JSON: " + ServerText.Preview(json.Span), e);
        }
    }

    /// <summary>What is thrown for an answer that lacks what was asked for. Old servers answer some faults with 200.</summary>
    internal static RoboflowException NoResult(JsonElement answer, string lacking) => ServerText.FromJson(answer) is { } said
        ? new RoboflowException(FailureKind.ErrorBodyWithOk, "The server answered without a result: " + said)
        : new RoboflowException(FailureKind.InvalidResult, $"The answer is JSON without {lacking}: {ServerText.Clean(answer.GetRawText())}");

    private static DetectionResult ReadResult(JsonElement root, string? path, string model, RunLog? log)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("predictions", out var predictions))
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("is_stub", out var stub) && stub.ValueKind == JsonValueKind.True)
            {
                throw new RoboflowException(FailureKind.ModelNotFound, "The server answered for an untrained version, which detects nothing. Version 0 is one.");
            }

            throw NoResult(root, "predictions");
        }

        var image = root.TryGetProperty("image", out var size) && size.ValueKind == JsonValueKind.Object ? size : default;
        var result = new DetectionResult
        {
            Path = path,
            Model = model,
            ImageWidth = Side(image, "width"),
            ImageHeight = Side(image, "height"),
            Time = root.Number("time"),
            InferenceId = root.Text("inference_id"),
            TopClass = root.Text("top"),
            TopConfidence = root.Number("confidence"),
            PredictedClasses = root.TryGetProperty("predicted_classes", out var names) && names.ValueKind == JsonValueKind.Array
                ? [.. names.EnumerateArray().Select(n => TerminalText.Harmless(n.ToString()))]
                : null,
            Visualization = ReadVisualization(root),
        };
        var read = ReadPredictions(predictions, result);
        log?.AddUnreadable(read.Count(p => p is null));
        return result with { Predictions = read.OfType<Prediction>().ToList() };
    }

    private static int? Side(JsonElement image, string name) => image.WholeNumber(name) is >= 1 and var pixels ? pixels : null;

    // Null stands for one that cannot be read.
    private static List<Prediction?> ReadPredictions(JsonElement predictions, DetectionResult result) => predictions.ValueKind switch
    {
        JsonValueKind.Array => [.. predictions.EnumerateArray().Select(p => ReadPrediction(p, p.Text("class"), result))],
        JsonValueKind.Object => [.. predictions.EnumerateObject().Select(p => ReadPrediction(p.Value, TerminalText.Harmless(p.Name), result))],
        JsonValueKind.Null => [],
        _ => throw new RoboflowException(FailureKind.InvalidResult, "The answer's predictions are neither a list nor an object."),
    };

    private static Prediction? ReadPrediction(JsonElement p, string? className, DetectionResult result)
    {
        var confidence = p.Field("confidence").ValueKind == JsonValueKind.Undefined ? 0 : p.Number("confidence");
        if (p.ValueKind != JsonValueKind.Object || confidence is not { } sure || !ConfidenceRange.Contains(sure) || ReadBox(p, result) is not { } box)
        {
            return null;
        }

        return new Prediction
        {
            X = box.X,
            Y = box.Y,
            Width = box.Width,
            Height = box.Height,
            Class = className ?? string.Empty,
            ClassId = p.WholeNumber("class_id"),
            Confidence = sure,
            DetectionId = p.Text("detection_id"),
            Path = result.Path,
            ImageWidth = result.ImageWidth,
            ImageHeight = result.ImageHeight,
            Model = result.Model,
            Points = ReadList(p, "points", ReadPoint) is { } points && points.All(o => o is not null) ? points.OfType<PredictionPoint>().ToArray() : null,
            Keypoints = ReadList(p, "keypoints", ReadKeypoint)?.OfType<PredictionKeypoint>().ToArray(),
            Mask = ReadMask(p),
            ClassConfidence = p.Number("class_confidence"),
            TrackerId = p.Text("tracker_id"),
            ParentId = p.Text("parent_id"),
        };
    }

    // A classification has no box: it speaks of the whole image.
    private static (double X, double Y, double Width, double Height)? ReadBox(JsonElement p, DetectionResult result)
    {
        if (!new[] { "x", "y", "width", "height" }.Any(name => p.TryGetProperty(name, out _)))
        {
            var (wide, high) = (result.ImageWidth ?? 0, result.ImageHeight ?? 0);
            return (wide / 2d, high / 2d, wide, high);
        }

        return p.Number("x") is { } x && p.Number("y") is { } y && p.Number("width") is >= 0 and var width && p.Number("height") is >= 0 and var height
            ? (x, y, width, height)
            : null;
    }

    private static PredictionPoint? ReadPoint(JsonElement e) =>
        e.Number("x") is { } x && e.Number("y") is { } y ? new PredictionPoint { X = x, Y = y } : null;

    private static PredictionKeypoint? ReadKeypoint(JsonElement e) => e.Number("x") is not { } x || e.Number("y") is not { } y ? null : new PredictionKeypoint
    {
        X = x,
        Y = y,
        Confidence = e.Number("confidence") ?? 0,
        Class = e.Text("class_name") ?? e.Text("class"),
        ClassId = e.WholeNumber("class_id"),
    };

    // As COCO writes it: the size is height and width.
    private static PredictionMask? ReadMask(JsonElement p) =>
        p.Field("rle") is var rle && rle.Field("counts") is { ValueKind: JsonValueKind.String } counts
            && rle.Field("size") is { ValueKind: JsonValueKind.Array } size && size.GetArrayLength() == 2
            && size[0].ValueKind == JsonValueKind.Number && size[0].TryGetInt32(out var height)
            && size[1].ValueKind == JsonValueKind.Number && size[1].TryGetInt32(out var width)
            ? new PredictionMask { Width = width, Height = height, Counts = TerminalText.Harmless(counts.GetString()!) }
            : null;

    private static T[]? ReadList<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(read)]
            : null;

    // A string, or an object { type: base64, value } from newer servers.
    private static byte[]? ReadVisualization(JsonElement root)
    {
        if (!root.TryGetProperty("visualization", out var drawn))
        {
            return null;
        }

        var value = drawn.ValueKind == JsonValueKind.Object && drawn.TryGetProperty("value", out var inner) ? inner : drawn;
        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : null;
    }
}
