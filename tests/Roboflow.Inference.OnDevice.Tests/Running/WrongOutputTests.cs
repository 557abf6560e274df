using System;
using System.Linq;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Running;

/// <summary>Models whose outputs are not what their shapes say: a wrong answer must not look like an answer.</summary>
public sealed class WrongOutputTests
{
    private const int Side = 64;
    private const int Anchors = 64 + 16 + 4;

    [Theory]
    [InlineData(5, null)]
    [InlineData(1.0005f, 1)]
    public void Scores_that_are_no_probabilities_are_an_error(float score, int? predictions)
    {
        var values = new float[6 * Anchors];
        Candidate(values, Anchors, 3, 10, 12, 8, 6);
        values[(5 * Anchors) + 3] = score;
        using var files = Model(values, 6, Anchors);

        if (predictions is null)
        {
            Assert.Contains("scores are not from 0 to 1", Error(files).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(1, Assert.Single(files.Detect(DrawnShapes.Harbour().Image).Predictions).Confidence);
        }
    }

    // RT-DETR with YOLOv8's layout, for example.
    [Fact]
    public void Boxes_that_are_fractions_are_an_error()
    {
        var values = new float[6 * Anchors];
        Candidate(values, Anchors, 3, 0.5f, 0.4f, 0.3f, 0.2f, 0.9f);
        using var files = Model(values, 6, Anchors);

        Assert.Contains("instead of in pixels", Error(files).Message, StringComparison.Ordinal);
    }

    // 30 features of 21 candidates: a small input has fewer candidates than the model has features.
    [Fact]
    public void Candidates_are_found_by_their_number_and_not_by_the_longer_side()
    {
        const int Few = 16 + 4 + 1;
        var values = new float[30 * Few];
        Candidate(values, Few, 3, 10, 12, 8, 6);
        values[(24 * Few) + 3] = 0.9f;
        using var files = Model(values, 30, Few, side: 32);

        Assert.Equal(ModelLayout.YoloV8, files.Describe().Layout);
        Assert.Equal("20", Assert.Single(files.Detect(DrawnShapes.Harbour().Image).Predictions).Class);
    }

    // The probe's image is black; this one is not, and the model then returns more rows or columns.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lengths_that_depend_on_the_image_are_an_error(bool rows)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("images", half: false, 1, 3, Side, Side);
        var isBright = graph.Node("Reshape", [graph.Node("ReduceMax", [input]), graph.Whole(1)]);
        var added = graph.Node("Cast", [graph.Node("Ceil", [isBright])], [("to", 7)]);
        string Length(int length, bool grows) => grows ? graph.Node("Add", [graph.Whole(length), added]) : graph.Whole(length);
        var shape = graph.Node("Concat", [graph.Whole(1), Length(10, rows), Length(3, !rows)], [("axis", 0)]);
        graph.Output("boxes", graph.Constant(Enumerable.Range(0, 40).Select(i => (float)i).ToArray(), 1, 10, 4), half: false, 1, 10, 4);
        graph.Output("scores", graph.Node("Expand", [graph.Constant([0.9f], 1, 1, 1), shape]), half: false, 1, -1, -2);
        using var files = new ModelFiles().Add("model.onnx", graph.ToModel());

        Assert.Equal(ModelLayout.YoloNas, files.Describe().Layout);
        Assert.Contains("for this image", Error(files).Message, StringComparison.Ordinal);
    }

    // RT-DETR with two classes has the shape of an end-to-end model, with values from 0 to 1; only zeros are its padding.
    [Theory]
    [InlineData(0.5f, 2, null)]
    [InlineData(0.5f, null, null)]
    [InlineData(0.5f, 80, ModelLayout.YoloEndToEnd)]
    [InlineData(0, 2, ModelLayout.YoloEndToEnd)]
    [InlineData(300, 2, ModelLayout.YoloEndToEnd)]
    public void RT_DETR_is_not_taken_for_an_end_to_end_model(float value, int? names, ModelLayout? expected)
    {
        var values = new float[300 * 6];
        values.AsSpan().Fill(value);
        using var files = Model(values, 300, 6);
        if (names is { } count)
        {
            files.Add("class_names.txt", string.Join('\n', Enumerable.Range(0, count)));
        }

        if (expected is { } layout)
        {
            Assert.Equal(layout, files.Describe().Layout);
        }
        else
        {
            Assert.Equal(ModelFileFailure.UnknownLayout, Assert.Throws<ModelFileException>(() => files.Describe()).Failure);
        }
    }

    [Fact]
    public void NMS_in_the_graph_makes_a_model_an_end_to_end_one()
    {
        using var files = Model(new float[3 * Anchors * 6], 3 * Anchors, 6);
        Assert.Equal(ModelLayout.YoloV5, files.Describe().Layout);

        files.Add("inference_config.json", """{"post_processing": {"type": "nms", "fused": true}}""");
        Assert.Equal(ModelLayout.YoloEndToEnd, files.Describe().Layout);
    }

    private static void Candidate(float[] values, int count, int index, params float[] box)
    {
        for (var i = 0; i < box.Length; i++)
        {
            values[(i * count) + index] = box[i];
        }
    }

    private static ModelFiles Model(float[] values, int rows, int columns, int side = Side)
    {
        var graph = new GraphBuilder();
        graph.Input("images", half: false, 1, 3, side, side);
        graph.Output("output0", graph.Constant(values, 1, rows, columns), half: false, 1, rows, columns);
        return new ModelFiles().Add("model.onnx", graph.ToModel());
    }

    private static RoboflowException Error(ModelFiles files)
    {
        var e = Assert.Throws<RoboflowException>(() => files.Detect(DrawnShapes.Harbour().Image));
        Assert.Equal(FailureKind.InvalidResult, e.Kind);
        return e;
    }
}
