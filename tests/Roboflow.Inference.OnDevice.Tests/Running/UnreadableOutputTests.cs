using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Inference.OnDevice.Suppression;
using Roboflow.Inference.Runs;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Running;

/// <summary>NaN, as half precision gives when it overflows, must not look like an image without objects.</summary>
public sealed class UnreadableOutputTests
{
    private const float Lost = float.NaN;
    private const string Current = "inference_config.json";

    // Two classes. The first row is an object, the others cannot be read.
    private static readonly Dictionary<ModelLayout, float[][]> Rows = new()
    {
        [ModelLayout.YoloV5] =
        [
            [30, 30, 20, 20, 0.9f, 0.1f, 0.8f], [9, 9, 5, 5, Lost, 0.8f, 0.1f], [9, 9, 5, 5, 0.9f, 0.8f, Lost], [Lost, 9, 5, 5, 0.9f, 0, 0.8f],
        ],
        [ModelLayout.YoloV8] = [[30, 30, 20, 20, 0.1f, 0.8f], [9, 9, 5, 5, Lost, 0.8f], [9, 9, 5, 5, 0.8f, Lost], [float.PositiveInfinity, 9, 5, 5, 0.8f, 0.1f]],
        [ModelLayout.YoloEndToEnd] =
        [
            [20, 20, 40, 40, 0.8f, 1], [20, 20, 40, 40, Lost, 0], [20, 20, 40, 40, 0.8f, Lost], [20, 20, float.PositiveInfinity, 40, 0.8f, 0],
        ],
        [ModelLayout.YoloNas] = [[20, 20, 40, 40, 0.1f, 0.8f], [20, 20, 40, 40, Lost, 0.1f], [20, 20, 40, 40, 0.8f, Lost], [Lost, 20, 40, 40, 0.8f, 0]],
        [ModelLayout.RfDetr] =
        [
            [0.5f, 0.5f, 0.3f, 0.3f, -9, 2], [0.5f, 0.5f, 0.3f, 0.3f, Lost, Lost], [0.5f, 0.5f, 0.3f, 0.3f, -9, Lost], [Lost, 0.5f, 0.3f, 0.3f, 2, -9],
        ],
    };

    [Theory]
    [InlineData(ModelLayout.YoloV5, null)]
    [InlineData(ModelLayout.YoloV5, Current)]
    [InlineData(ModelLayout.YoloV5, "environment.json")]
    [InlineData(ModelLayout.YoloV8, null)]
    [InlineData(ModelLayout.YoloEndToEnd, null)]
    [InlineData(ModelLayout.YoloNas, null)]
    [InlineData(ModelLayout.RfDetr, null)]
    public void What_is_not_a_number_is_counted(ModelLayout layout, string? file)
    {
        using var files = Model(layout, Rows[layout]);
        if (file is not null)
        {
            files.Add(file, """{"network_input": {"scaling_factor": 255, "resize_mode": "letterbox"}}""");
        }

        var (result, log) = Detect(files, new OnDeviceOptions { Layout = layout });

        Assert.Equal("1", Assert.Single(result.Predictions).Class);
        Assert.Equal(3, log.Unreadable);
        Assert.Contains("cannot be read", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, float.PositiveInfinity, 9)]
    [InlineData(1, 1, 9, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 1, 9, 9)]
    [InlineData(1, float.NegativeInfinity, 9, 9)]
    [InlineData(float.PositiveInfinity, 1, float.PositiveInfinity, 9)]
    [InlineData(1, float.NegativeInfinity, 9, float.NegativeInfinity)]
    [InlineData(-3e38f, 1, 3e38f, 9)]
    [InlineData(9, 1, 1, 9)]
    [InlineData(1, 9, 9, 1)]
    public void Box_that_no_image_can_have_is_counted(float x1, float y1, float x2, float y2) =>
        Assert.Equal(1, OutputDecoder.RemoveImpossible([new Candidate(x1, y1, x2, y2, 0.5f, 0), new Candidate(1, 1, 9, 9, 0.5f, 0)]));

    [Fact]
    public void A_class_score_below_0_is_an_error()
    {
        using var files = Model(ModelLayout.YoloV5, [30, 30, 20, 20, 0.9f, -3, -2])
            .Add(Current, """{"network_input": {"scaling_factor": 255, "resize_mode": "letterbox"}}""");

        var e = Assert.Throws<RoboflowException>(() => Detect(files, new OnDeviceOptions { Layout = ModelLayout.YoloV5 }));

        Assert.Equal(FailureKind.InvalidResult, e.Kind);
        Assert.Contains("not from 0 to 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_confident_are_kept_in_whatever_order_the_model_returns_them()
    {
        using var files = Model(ModelLayout.YoloEndToEnd, [1, 1, 9, 9, 0.5f, 0], [20, 20, 40, 40, 0.9f, 1], [50, 50, 60, 60, 0.7f, 0]);

        var (result, _) = Detect(files, new OnDeviceOptions { Layout = ModelLayout.YoloEndToEnd, MaxDetections = 2 });

        Assert.Equal([0.9, 0.7], result.Predictions.Select(p => Math.Round(p.Confidence, 3)));
    }

    // A model of a few hundred bytes.
    [Theory]
    [InlineData(ModelLayout.YoloEndToEnd, 2_000_001)]
    [InlineData(ModelLayout.RfDetr, 1_000_001)]
    public void More_candidates_than_any_detector_has_are_an_error(ModelLayout layout, int rows)
    {
        var graph = new GraphBuilder();
        graph.Input("images", half: false, 1, 3, 64, 64);
        string Many(string name, float[] row) => graph.Node("Expand", [graph.Constant(row, 1, 1, row.Length), graph.Whole(1, rows, row.Length)], result: name);
        if (layout == ModelLayout.RfDetr)
        {
            graph.Output("dets", Many("a", [0.5f, 0.5f, 0.1f, 0.1f]), half: false, 1, rows, 4);
            graph.Output("labels", Many("b", [2, 2]), half: false, 1, rows, 2);
        }
        else
        {
            graph.Output("output0", Many("a", [1, 1, 9, 9, 0.9f, 0]), half: false, 1, rows, 6);
        }

        using var files = new ModelFiles().Add("model.onnx", graph.ToModel());
        var e = Assert.Throws<RoboflowException>(() => Detect(files, new OnDeviceOptions { Layout = layout }));

        Assert.Equal(FailureKind.InvalidResult, e.Kind);
        Assert.Contains("candidates", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Declared_output_that_no_detector_has_is_an_error_before_it_is_computed()
    {
        const int Most = 12_000_000;
        var graph = new GraphBuilder();
        graph.Input("images", half: false, 1, 3, 64, 64);
        var output = graph.Node("Expand", [graph.Constant([1, 1, 9, 9, 0.9f, 0], 1, 1, 6), graph.Whole(1, Most, 6)]);
        graph.Output("output0", output, half: false, 1, Most, 6);
        using var files = new ModelFiles().Add("model.onnx", graph.ToModel());
        var e = Assert.Throws<ModelFileException>(() => Detect(files, new OnDeviceOptions { Layout = ModelLayout.YoloEndToEnd }));

        Assert.Equal(ModelFileFailure.Unsupported, e.Failure);
        Assert.Contains("larger than any detector's", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparing_candidates_can_be_canceled() => Assert.Throws<OperationCanceledException>(
        () => NonMaximumSuppression.Apply([new Candidate(0, 0, 9, 9, 0.5f, 0)], 0.3f, ModelConvention.Roboflow, 300, new CancellationToken(canceled: true)));

    private static (DetectionResult Result, RunLog Log) Detect(ModelFiles files, OnDeviceOptions options)
    {
        using var detector = files.Open(options);
        var log = new RunLog();
        var source = ImageSource.FromBytes(DrawnShapes.Harbour().Image, "image");
        return (detector.DetectAsync(source, log, CancellationToken.None).GetAwaiter().GetResult(), log);
    }

    private static ModelFiles Model(ModelLayout layout, params float[][] rows)
    {
        var graph = new GraphBuilder();
        graph.Input("images", half: false, 1, 3, 64, 64);
        void Output(string name, IEnumerable<float> values, params long[] shape) =>
            graph.Output(name, graph.Constant([.. values], shape), half: false, shape);
        switch (layout)
        {
            case ModelLayout.YoloV8:
                // Features first, with as many candidates as the input has.
                const int Anchors = 84;
                var filled = rows.Concat(Enumerable.Repeat(new float[rows[0].Length], Anchors - rows.Length)).ToArray();
                Output("output0", Enumerable.Range(0, rows[0].Length).SelectMany(k => filled.Select(r => r[k])), 1, rows[0].Length, Anchors);
                break;
            case ModelLayout.YoloNas or ModelLayout.RfDetr:
                Output("boxes", rows.SelectMany(r => r.Take(4)), 1, rows.Length, 4);
                Output("scores", rows.SelectMany(r => r.Skip(4)), 1, rows.Length, rows[0].Length - 4);
                break;
            default:
                Output("output0", rows.SelectMany(r => r), 1, rows.Length, rows[0].Length);
                break;
        }

        return new ModelFiles().Add("model.onnx", graph.ToModel()).Add("class_names.txt", "0\n1\n");
    }
}
