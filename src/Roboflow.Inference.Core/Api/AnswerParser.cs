using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Roboflow.Inference.Api;

/// <summary>
/// Reads an answer, from the documented minimal one to today's full one, for every task that shares the route. Unknown
/// fields are passed over, numbers may be strings, null or missing.
/// </summary>
internal static class AnswerParser
{
    /// <exception cref="DetectionException">InvalidResult: there is nothing, or the media type says that it is something else.</exception>
    internal static void RequireJson(string mediaType, AnswerBody body)
    {
        if (body.Bytes.IsEmpty)
        {
            throw new DetectionException(FailureKind.InvalidResult, "The answer is empty.");
        }

        if (mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            var said = mediaType.Length == 0 ? "of no stated type" : ServerText.Clean(mediaType);
            throw new DetectionException(FailureKind.InvalidResult, $"The answer is {said}, not JSON: {ServerText.Preview(body.Bytes.Span)}");
        }
    }

    /// <exception cref="DetectionException">InvalidResult or WordsForResult: not JSON, or JSON that is no result.</exception>
    internal static DetectionResult Parse(ReadOnlyMemory<byte> json, string? path, string model)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;

            // A single picture may be answered as a list of one.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1)
            {
                root = root[0];
            }

            return ReadResult(root, path, model);
        }
        catch (JsonException e)
        {
            throw new DetectionException(FailureKind.InvalidResult, "The answer is no valid JSON: " + ServerText.Preview(json.Span), e);
        }
    }

    /// <summary>What is thrown for an answer that lacks what was asked for. Old servers answer some faults with 200.</summary>
    internal static DetectionException NoResult(JsonElement answer, string lacking) => ServerText.FromJson(answer) is { } said
        ? new DetectionException(FailureKind.WordsForResult, "The server answered without a result: " + said)
        : new DetectionException(FailureKind.InvalidResult, $"The answer is JSON without {lacking}: {ServerText.Clean(answer.GetRawText())}");

    private static DetectionResult ReadResult(JsonElement root, string? path, string model)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("predictions", out var predictions))
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("is_stub", out var stub) && stub.ValueKind == JsonValueKind.True)
            {
                throw new DetectionException(FailureKind.ModelNotFound, "The server answered for an untrained version, which detects nothing. Version 0 is one.");
            }

            throw NoResult(root, "predictions");
        }

        var image = root.TryGetProperty("image", out var size) && size.ValueKind == JsonValueKind.Object ? size : default;
        var result = new DetectionResult
        {
            Path = path,
            Model = model,
            ImageWidth = image.WholeNumber("width"),
            ImageHeight = image.WholeNumber("height"),
            Time = root.Number("time"),
            InferenceId = root.Text("inference_id"),
            TopClass = root.Text("top"),
            TopConfidence = root.Number("confidence"),
            PredictedClasses = root.TryGetProperty("predicted_classes", out var names) && names.ValueKind == JsonValueKind.Array
                ? [.. names.EnumerateArray().Select(n => n.ToString())]
                : null,
            Visualization = ReadVisualization(root),
        };
        return result with { Predictions = ReadPredictions(predictions, result) };
    }

    private static List<Prediction> ReadPredictions(JsonElement predictions, DetectionResult result) => predictions.ValueKind switch
    {
        JsonValueKind.Array => [.. predictions.EnumerateArray().Where(IsObject).Select(p => ReadPrediction(p, p.Text("class"), result))],
        JsonValueKind.Object => [.. predictions.EnumerateObject().Where(p => IsObject(p.Value)).Select(p => ReadPrediction(p.Value, p.Name, result))],
        JsonValueKind.Null => [],
        _ => throw new DetectionException(FailureKind.InvalidResult, "The answer's predictions are neither a list nor an object."),
    };

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    // A classification has no box: it speaks of the whole picture.
    private static Prediction ReadPrediction(JsonElement p, string? className, DetectionResult result)
    {
        var width = p.Number("width");
        var whole = width is null && p.Number("x") is null;
        return new Prediction
        {
            X = p.Number("x") ?? (whole ? (result.ImageWidth ?? 0) / 2d : 0),
            Y = p.Number("y") ?? (whole ? (result.ImageHeight ?? 0) / 2d : 0),
            Width = width ?? (whole ? result.ImageWidth ?? 0 : 0),
            Height = p.Number("height") ?? (whole ? result.ImageHeight ?? 0 : 0),
            Class = className ?? string.Empty,
            ClassId = p.WholeNumber("class_id"),
            Confidence = p.Number("confidence") ?? 0,
            DetectionId = p.Text("detection_id"),
            Path = result.Path,
            ImageWidth = result.ImageWidth,
            ImageHeight = result.ImageHeight,
            Model = result.Model,
            Points = ReadList(p, "points", e => new PredictionPoint { X = e.Number("x") ?? 0, Y = e.Number("y") ?? 0 }),
            Keypoints = ReadList(p, "keypoints", e => new PredictionKeypoint
            {
                X = e.Number("x") ?? 0,
                Y = e.Number("y") ?? 0,
                Confidence = e.Number("confidence") ?? 0,
                Class = e.Text("class_name") ?? e.Text("class"),
                ClassId = e.WholeNumber("class_id"),
            }),
            Mask = ReadMask(p),
            ClassConfidence = p.Number("class_confidence"),
            TrackerId = p.Text("tracker_id"),
            ParentId = p.Text("parent_id"),
        };
    }

    // As COCO writes it: the size is height and width.
    private static PredictionMask? ReadMask(JsonElement p) =>
        p.Field("rle") is var rle && rle.Field("counts") is { ValueKind: JsonValueKind.String } counts
            && rle.Field("size") is { ValueKind: JsonValueKind.Array } size && size.GetArrayLength() == 2
            && size[0].ValueKind == JsonValueKind.Number && size[0].TryGetInt32(out var height)
            && size[1].ValueKind == JsonValueKind.Number && size[1].TryGetInt32(out var width)
            ? new PredictionMask { Width = width, Height = height, Counts = counts.GetString()! }
            : null;

    private static T[]? ReadList<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(IsObject).Select(read)]
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
