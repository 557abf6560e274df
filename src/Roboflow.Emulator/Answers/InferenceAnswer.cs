using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Roboflow.Emulator.Vision;

namespace Roboflow.Emulator.Answers;

/// <summary>Creates the answer's JSON for each of the emulator's models.</summary>
internal static class InferenceAnswer
{
    internal static JsonObject Write(string model, Pixels image, IReadOnlyList<Shape> shapes, double seconds)
    {
        var minimal = model == "shapes-minimal/1";
        var answer = new JsonObject();
        if (!minimal)
        {
            answer["inference_id"] = Guid.NewGuid().ToString();
            answer["time"] = seconds;
        }

        // v1 sometimes sends the sizes as text.
        answer["image"] = minimal
            ? new JsonObject { ["width"] = $"{image.Width}", ["height"] = $"{image.Height}" }
            : new JsonObject { ["width"] = image.Width, ["height"] = image.Height };
        switch (model)
        {
            case "shapes-class/1":
                answer["predictions"] = new JsonArray([.. shapes.Select(s => Class(s))]);
                answer["top"] = shapes.Count > 0 ? shapes[0].Class : string.Empty;
                answer["confidence"] = shapes.Count > 0 ? shapes[0].Confidence : 0;
                break;
            case "shapes-multi/1":
                answer["predictions"] = new JsonObject(shapes.DistinctBy(s => s.Class)
                    .Select(s => KeyValuePair.Create(s.Class, (JsonNode?)new JsonObject { ["confidence"] = s.Confidence, ["class_id"] = s.ClassId })));
                answer["predicted_classes"] = new JsonArray([.. shapes.Select(s => s.Class).Distinct().Select(c => (JsonNode)c)]);
                break;
            default:
                answer["predictions"] = new JsonArray([.. shapes.Select(s => Box(s, minimal, outlined: model == "shapes-seg/1"))]);
                break;
        }

        return answer;
    }

    private static JsonObject Class(Shape shape) => new() { ["class"] = shape.Class, ["class_id"] = shape.ClassId, ["confidence"] = shape.Confidence };

    private static JsonObject Box(Shape shape, bool minimal, bool outlined)
    {
        var box = new JsonObject
        {
            ["x"] = (shape.Left + shape.Right) / 2.0,
            ["y"] = (shape.Top + shape.Bottom) / 2.0,
            ["width"] = shape.Right - shape.Left,
            ["height"] = shape.Bottom - shape.Top,
            ["confidence"] = shape.Confidence,
            ["class"] = shape.Class,
        };
        if (!minimal)
        {
            box["class_id"] = shape.ClassId;
            box["detection_id"] = Guid.NewGuid().ToString();
        }

        if (outlined)
        {
            box["points"] = new JsonArray([.. shape.Outline.Select(p => new JsonObject { ["x"] = p.X, ["y"] = p.Y })]);
        }

        return box;
    }
}
