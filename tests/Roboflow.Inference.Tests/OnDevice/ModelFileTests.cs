using System;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.OnDevice;

public sealed class ModelFileTests
{
    [Fact]
    public void A_model_file_is_described()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var run = session.Run("Get-RoboflowModelFile $args[0]", null, files.Model);

        Assert.Empty(run.Errors);
        Assert.Equal("YoloV8", run.Property<string>(0, "Layout"));
        Assert.Equal("Ultralytics", run.Property<string>(0, "Convention"));
        Assert.Equal("MIT", run.Property<string>(0, "License"));
        Assert.Equal(24, run.Property<string[]>(0, "Classes").Length);
        Assert.Equal("images [1, 3, 320, 320]", run.Property<string>(0, "Input"));
        Assert.Contains("letterbox with 114", run.Property<string>(0, "Resize"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_described_model_file_can_be_used()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var run = session.Run(
            """
            (Invoke-RoboflowDetection $args[0] -ModelPath (Get-RoboflowModelFile $args[1]) -AsResult).Predictions.Count
            (Connect-Roboflow -ModelPath (Get-RoboflowModelFile $args[1]) -PassThru).ModelPath
            (Connect-Roboflow -ModelPath ([IO.FileInfo]::new($args[1])) -PassThru).ModelPath
            (Connect-Roboflow -ModelPath @(Get-RoboflowModelFile $args[1]) -PassThru).ModelPath
            (Connect-Roboflow -ModelPath ([Collections.ArrayList]@($args[1])) -PassThru).ModelPath
            try { Connect-Roboflow -ModelPath @($args[1], $args[1]) } catch { "$_" }
            """,
            null, files.Harbour, files.Model);

        Assert.Empty(run.Errors);
        Assert.Equal(
            [
                3, files.Model, files.Model, files.Model, files.Model,
                "Cannot process argument transformation on parameter 'ModelPath'. It takes one Path, not a list of 2.",
            ],
            run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Roboflow_model_folder_is_read_with_its_settings()
    {
        using var files = new ModelFileFolder(ShapesLayout.YoloV5);
        File.Move(files.Model, Path.Combine(files.Folder, "weights.onnx"));
        files.With("class_names.txt", string.Join('\n', ShapesModelFile.ClassNames))
            .With("environment.json", """{"PREPROCESSING": "{\"auto-orient\": {\"enabled\": true}, \"resize\": {\"width\": \"320\", \"height\": \"320\", """
                + """\"format\": \"Fit (white edges) in\"}, \"contrast\": {\"enabled\": true, \"type\": \"Adaptive Equalization\"}}"}""");
        using var session = new ModuleSession();

        var run = session.Run(
            "Get-RoboflowModelFile $args[0]; Invoke-RoboflowDetection $args[1] -ModelPath $args[0] -WarningVariable said; \"$said\"",
            null,
            files.Folder,
            files.Harbour);

        Assert.Equal("RoboflowClassic", run.Property<string>(0, "Convention"));
        Assert.Equal("letterbox with 255", run.Property<string>(0, "Resize"));
        Assert.Equal(Path.GetFileName(files.Folder), run.Property<string>(0, "Name"));
        Assert.Equal(5, run.Output.Count);
        Assert.Contains("Adaptive Equalization", run.Output[4].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty", "InvalidModelFile")]
    [InlineData("text", "InvalidModelFile")]
    [InlineData("truncated", "InvalidModelFile")]
    [InlineData("outside", "UnsafeModelFile")]
    [InlineData("absolute", "UnsafeModelFile")]
    [InlineData("operators", "UnsafeModelFile")]
    [InlineData("long-tag", "InvalidModelFile")]
    [InlineData("segment", "UnsupportedModelFile")]
    [InlineData("pose", "UnsupportedModelFile")]
    [InlineData("shape", "UnknownModelLayout")]
    [InlineData("missing", "ModelFileNotFound")]
    [InlineData("photo.pt", "UnsupportedModelFile")]
    public void A_file_that_cannot_be_used_is_one_error_for_all_images(string kind, string id)
    {
        using var files = new ModelFileFolder();
        var path = Make(files, kind);
        using var session = new ModuleSession();

        var run = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1]", null, files.Images, path);

        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(path), error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Several_models_in_a_folder_are_named()
    {
        using var files = new ModelFileFolder();
        File.Copy(files.Model, Path.Combine(files.Folder, "other.onnx"));
        using var session = new ModuleSession();

        var run = session.Run("Get-RoboflowModelFile $args[0]", null, files.Folder);

        Assert.Contains("other.onnx, shapes.onnx", Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
    }

    // Half of a character, as a JSON escape.
    [Fact]
    public void A_damaged_file_next_to_one_model_does_not_hide_the_next_model()
    {
        using var files = new ModelFileFolder();
        using var other = new ModelFileFolder();
        using var session = new ModuleSession();
        files.With("model_type.json", """{"model_type": "\ud800"}""");

        var run = session.Run("Get-RoboflowModelFile $args[0], $args[1]", null, files.Model, other.Model);

        Assert.Equal(other.Model, run.Property<string>(0, "Path"));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidModelFile,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("model_type.json", error.ToString(), StringComparison.Ordinal);
    }

    private static string Make(ModelFileFolder files, string kind)
    {
        var path = Path.Combine(files.Folder, kind.Contains('.', StringComparison.Ordinal) ? kind : kind + ".onnx");
        var whole = File.ReadAllBytes(files.Model);
        var graph = new GraphBuilder();
        var input = graph.Input("images", half: false, 1, 3, 32, 32);
        switch (kind)
        {
            case "missing":
                return path;
            case "empty":
                whole = [];
                break;
            case "text" or "photo.pt":
                whole = Encoding.UTF8.GetBytes("This is not a model.");
                break;
            case "truncated":
                whole = whole[..(whole.Length / 2)];
                break;
            case "outside" or "absolute":
                graph.Output(
                    "output0",
                    graph.Node("Add", [input, graph.ExternalConstant(kind == "outside" ? "../weights.bin" : "/etc/passwd", 1)]),
                    half: false,
                    1,
                    3,
                    32,
                    32);
                whole = graph.ToModel();
                break;
            case "operators":
                graph.Output("output0", graph.Node("Run", [input], domain: "evil.example"), half: false, 1, 84, 8400);
                whole = graph.ToModel();
                break;
            case "long-tag":
                // Protocol buffers use the lower 32 bits of a tag, which are those of the graph: a node of evil.example.
                byte[] node = [0x3A, 12, .. "evil.example"u8];
                whole = [.. whole, 0xBA, 0x80, 0x80, 0x80, 0x10, (byte)(node.Length + 2), 0x0A, (byte)node.Length, .. node];
                break;
            case "segment":
                graph.Output("output0", input, half: false, 1, 116, 8400);
                graph.Output("output1", input, half: false, 1, 32, 160, 160);
                whole = graph.ToModel();
                break;
            case "pose":
                graph.Metadata("kpt_shape", "[17, 3]");
                graph.Output("output0", input, half: false, 1, 56, 8400);
                whole = graph.ToModel();
                break;
            default:
                graph.Output("output0", input, half: false, 5, 5, 5);
                whole = graph.ToModel();
                break;
        }

        File.WriteAllBytes(path, whole);
        return path;
    }
}
