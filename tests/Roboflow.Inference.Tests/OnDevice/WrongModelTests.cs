using System;
using System.IO;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>A model file that fails on every image is one error about the model; one that fails on an image is an error of that image.</summary>
public sealed class WrongModelTests
{
    private const int Side = 64;
    private const int Anchors = 64 + 16 + 4;
    private const string Detect = "$args[0] | Invoke-RoboflowDetection -ModelPath $args[1] -AsResult";

    [Theory]
    [InlineData("scores", "not from 0 to 1")]
    [InlineData("fractions", "from 0 to 1 instead of in pixels")]
    [InlineData("shape", "cannot be run")]
    public void Model_that_fails_on_every_image_ends_the_run(string kind, string cause)
    {
        using var files = Folder(kind);
        using var session = new ModuleSession();

        var run = session.Run(Detect, null, Enumerable.Repeat(Image(files, 200), 50).ToArray(), files.Model);

        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidResult,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(cause, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Stopped", error.ToString(), StringComparison.Ordinal);
        AssertAdvice(error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("scores", "bbdd", 2)]
    [InlineData("scores", "dbbbbb", 1)]
    [InlineData("shape", "dbbbbb", 1)]
    [InlineData("scores", "b", 0)]
    public void Model_that_fails_on_some_images_works_on_the_others(string kind, string order, int results)
    {
        using var files = Folder(kind);
        using var session = new ModuleSession();

        var run = session.Run(Detect, null, order.Select(c => Image(files, c == 'b' ? (byte)200 : (byte)0)).ToArray(), files.Model);

        Assert.Equal(results, run.Output.Count);
        Assert.Equal(order.Length - results, run.Errors.Count);
        Assert.All(run.Errors, e => AssertAdvice(e.ErrorDetails.RecommendedAction));
        Assert.All(run.Errors, e => Assert.DoesNotContain("Stopped", e.ToString(), StringComparison.Ordinal));
    }

    // Images that failed are not in the journal, so they come first when the run is resumed.
    [Fact]
    public void Results_in_the_journal_show_that_the_model_works()
    {
        using var files = Folder("scores");
        using var session = new ModuleSession();
        var journal = Path.Combine(Path.GetDirectoryName(files.Model)!, "run.jsonl");
        var images = "dbbbbb".Select(c => Image(files, c == 'b' ? (byte)200 : (byte)0)).ToArray();

        _ = session.Run(Detect + " -Journal $args[2]", null, images, files.Model, journal);
        var run = session.Run(Detect + " -Journal $args[2]", null, images, files.Model, journal);

        Assert.Single(run.Output);
        Assert.Equal(5, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.DoesNotContain("Stopped", e.ToString(), StringComparison.Ordinal));
    }

    // What is found on no image says nothing about the values.
    [Fact]
    public void Images_without_objects_do_not_hide_a_wrong_model()
    {
        using var files = Folder("blank");
        using var session = new ModuleSession();
        var images = Enumerable.Range(0, 20).Select(i => Image(files, i % 2 == 0 ? (byte)0 : (byte)200)).ToArray();

        var run = session.Run(Detect, null, images, files.Model);

        Assert.Contains("Stopped", Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
    }

    private static void AssertAdvice(string advice)
    {
        Assert.Contains("Get-RoboflowModelFile", advice, StringComparison.Ordinal);
        Assert.DoesNotContain("-Endpoint", advice, StringComparison.Ordinal);
    }

    private static ModelFileFolder Folder(string kind)
    {
        var graph = new GraphBuilder();
        var input = graph.Input("images", half: false, 1, 3, Side, Side);
        var isBright = graph.Node("Reshape", [graph.Node("Ceil", [graph.Node("ReduceMax", [input])]), graph.Whole(1)]);
        var values = new float[6 * Anchors];
        foreach (var (feature, value) in (kind == "fractions" ? [0.5f, 0.4f, 0.3f, 0.2f, 0, 0.9f] : new[] { 10f, 12, 8, 6, 0, 0.9f }).Index())
        {
            values[(feature * Anchors) + 3] = value;
        }

        // Bright images have scores of 4.5, or a candidate less.
        var factor = graph.Node("Mul", [isBright, graph.Constant(kind is "scores" or "blank" ? 5 : 1)]);
        var output = kind switch
        {
            "blank" => graph.Node("Mul", [graph.Constant(values, 1, 6, Anchors), factor]),
            "scores" => graph.Node("Mul", [graph.Constant(values, 1, 6, Anchors), graph.Node("Max", [factor, graph.Constant(1)])]),
            "fractions" => graph.Node("Add", [graph.Constant(values, 1, 6, Anchors), graph.Node("Mul", [isBright, graph.Constant(0)])]),
            _ => graph.Node("Slice", [graph.Constant(values, 1, 6, Anchors), graph.Whole(0), Rest(graph, isBright), graph.Whole(2)]),
        };
        graph.Output("output0", output, half: false, 1, 6, Anchors);
        var files = new ModelFileFolder();
        File.WriteAllBytes(files.Model, graph.ToModel());
        return files.With("class_names.txt", "a\nb\n");
    }

    private static string Rest(GraphBuilder graph, string isBright) =>
        graph.Node("Sub", [graph.Whole(Anchors), graph.Node("Cast", [isBright], [("to", 7)])]);

    // A square BMP of one gray, which needs no padding.
    private static string Image(ModelFileFolder files, byte gray)
    {
        byte[] header = [.. "BM"u8, 0x36, 0x30, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, Side, 0, 0, 0, Side, 0, 0, 0, 1, 0, 24, 0, .. new byte[24]];
        var path = Path.Combine(files.Folder, $"gray{gray}.bmp");
        File.WriteAllBytes(path, [.. header, .. Enumerable.Repeat(gray, Side * Side * 3)]);
        return path;
    }
}
