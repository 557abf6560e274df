using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Roboflow.Emulator.Requests;
using Roboflow.Emulator.Vision;

namespace Roboflow.Emulator.Answers;

/// <summary>The result of a model on one image, and its answer.</summary>
internal sealed record ModelRun(string Model, InferenceQuery Query, Pixels Image, IReadOnlyList<Shape> Shapes, double Seconds)
{
    /// <exception cref="EmulatorFault">400: the bytes are not an image that the server can read.</exception>
    internal static ModelRun Run(string model, byte[] bytes, InferenceQuery query)
    {
        var clock = Stopwatch.StartNew();
        var image = Pixels.Decode(bytes, query.AutoOrient);
        var shapes = DetectionFilter.Apply(ShapeDetector.Detect(image, outlined: model == "shapes-seg/1"), query);
        return new ModelRun(model, query, image, shapes, clock.Elapsed.TotalSeconds);
    }

    internal byte[] ToJpeg() => AnnotatedImage.Draw(Image, Shapes, Query);

    internal JsonObject ToJson()
    {
        var answer = InferenceAnswer.Write(Model, Image, Shapes, Seconds);
        if (Query.Format == "image_and_json")
        {
            answer["visualization"] = Convert.ToBase64String(ToJpeg());
        }

        return answer;
    }
}
