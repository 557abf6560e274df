using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator.Requests;

/// <summary>The JSON body of a request to a self-hosted server.</summary>
internal sealed class SelfHostedBody(JsonObject body)
{
    // Otherwise a duplicate name is detected only when its value is first read.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether a list of images was sent, which gets a list of answers.</summary>
    internal bool IsBatch => body["image"] is JsonArray;

    /// <exception cref="EmulatorFault">422: the body is not a JSON object; 413: it is too large.</exception>
    internal static async Task<SelfHostedBody> ReadAsync(HttpRequest request, EmulatorState state)
    {
        using var bytes = await ImageBody.ReadBodyAsync(request, state).ConfigureAwait(false);
        bytes.Position = 0;
        try
        {
            return await JsonNode.ParseAsync(bytes, null, Strict, request.HttpContext.RequestAborted).ConfigureAwait(false) is JsonObject read
                ? new SelfHostedBody(read)
                : throw EmulatorFault.MalformedBody("body", "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
        }
        catch (JsonException)
        {
            throw EmulatorFault.MalformedBody("body", "JSON decode error", "json_invalid");
        }
    }

    internal string? Text(string name) => Read<string>(name, "Input should be a valid string", "string_type");

    internal string RequiredText(string name) => Text(name) ?? throw EmulatorFault.MalformedBody(name, "Field required", "missing");

    // Thresholds are fractions here: only the hosted route accepts percentages.
    internal InferenceQuery Query() => new()
    {
        Confidence = body["confidence"] is JsonValue word && word.GetValueKind() == JsonValueKind.String ? 0.4 : Number("confidence", 0.4),
        Overlap = Number("iou_threshold", 0.3),
        Classes = Read<string[]>("class_filter", "Input should be a valid list", "list_type"),
        MaxDetections = (int)Math.Clamp(Number("max_detections", 300), 0, int.MaxValue),
        Format = Switch("visualize_predictions") ? "image_and_json" : null,
        Labels = Switch("visualization_labels"),
        Stroke = (int)Math.Clamp(Number("visualization_stroke_width", 1), 1, int.MaxValue),
        AutoOrient = !Switch("disable_preproc_auto_orient"),
    };

    /// <exception cref="EmulatorFault">422: the request contains no image.</exception>
    internal IReadOnlyList<SelfHostedImage> Images() => body["image"] switch
    {
        JsonObject one => [SelfHostedImage.Of(one)],
        JsonArray { Count: > 0 } many => [.. many.Select(SelfHostedImage.Of)],
        null => throw EmulatorFault.MalformedBody("image", "Field required", "missing"),
        _ => throw EmulatorFault.MalformedBody("image", "Input should be a valid dictionary or object to extract fields from", "model_attributes_type"),
    };

    private double Number(string name, double fallback) => Read<double?>(name, "Input should be a valid number", "float_type") ?? fallback;

    private bool Switch(string name) => Read<bool?>(name, "Input should be a valid boolean", "bool_type") ?? false;

    private T? Read<T>(string name, string message, string type)
    {
        try
        {
            return body[name] is { } value ? value.Deserialize<T>() : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a character, such as \ud800, is an invalid operation.
            throw EmulatorFault.MalformedBody(name, message, type);
        }
    }
}
