using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Samples.ShapesModel;

/// <summary>Creates model files that detect solid shapes. They are constructed, not trained, for the images of samples and tests.</summary>
public static class ShapesModelFile
{
    /// <summary>The classes by number: each of six colors with each of four shapes, for example "red-circle".</summary>
    public static IReadOnlyList<string> ClassNames => ShapeFinder.ClassNames;

    /// <summary>The file's bytes.</summary>
    public static byte[] Create(ShapesOptions options) => Write(options, new GraphBuilder());

    /// <summary>The bytes of a model and of the file beside it that holds its weights, as exporters write large models.</summary>
    public static (byte[] Model, byte[] Weights) CreateSplit(ShapesOptions options, string weightsFile)
    {
        var graph = new GraphBuilder { WeightsFile = weightsFile };
        var model = Write(options, graph);
        return (model, graph.Weights);
    }

    private static byte[] Write(ShapesOptions options, GraphBuilder graph)
    {
        long[] shape = options.IsDynamic ? [0, 3, -2, -3] : [1, 3, options.Height, options.Width];
        var pixels = graph.Input(options.Layout == ShapesLayout.RfDetr ? "input" : "images", options.IsHalf, shape);
        if (options.IsHalf)
        {
            pixels = graph.Node("Cast", [pixels], [("to", 1)]);
        }

        if (options.Layout == ShapesLayout.RfDetr)
        {
            // Reverses the normalization, so that an input without it shows no known color.
            pixels = graph.Node("Mul", [pixels, graph.Constant([0.229f, 0.224f, 0.225f], 3, 1, 1)]);
            pixels = graph.Node("Add", [pixels, graph.Constant([0.485f, 0.456f, 0.406f], 3, 1, 1)]);
        }

        var (sides, scores) = new ShapeFinder(graph).Find(pixels);
        new ShapesHead(graph, options).Write(sides, scores);
        foreach (var (key, value) in options.Metadata.Concat(options.HasMetadata ? Metadata(options) : []))
        {
            graph.Metadata(key, value);
        }

        return graph.ToModel();
    }

    private static Dictionary<string, string> Metadata(ShapesOptions options)
    {
        if (options.Layout is ShapesLayout.RfDetr or ShapesLayout.YoloNas)
        {
            return [];
        }

        var names = string.Join(", ", ClassNames.Select((n, i) => i.ToString(CultureInfo.InvariantCulture) + ": '" + n + "'"));
        var metadata = new Dictionary<string, string>
        {
            ["description"] = "Hand-made model that finds solid shapes",
            ["license"] = "MIT",
            ["task"] = "detect",
            ["imgsz"] = string.Create(CultureInfo.InvariantCulture, $"[{options.Height}, {options.Width}]"),
            ["names"] = "{" + names + "}",
        };
        if (options.Layout == ShapesLayout.EndToEnd)
        {
            metadata["end2end"] = "True";
        }
        else if (options.Layout == ShapesLayout.ExportedNms)
        {
            metadata["args"] = "{'nms': True, 'half': False}";
        }

        return metadata;
    }
}
