using System;
using System.IO;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>Models with their weights in a separate file, which must be in the model's folder.</summary>
public sealed class ExternalWeightsTests
{
    private const string Detect = "Invoke-RoboflowDetection $args[0] -ModelPath $args[1]";

    [Theory]
    [InlineData("weights.onnx.data")]
    [InlineData("parts/weights.bin")]
    public void Weights_of_the_folder_are_loaded_and_find_what_one_file_finds(string name)
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var whole = session.Run(Detect, null, files.Harbour, files.Model);
        var weights = Split(files, name);
        var size = new FileInfo(files.Model).Length + Put(files, name, weights);

        var split = session.Run(Detect, null, files.Harbour, files.Model);
        var described = session.Run("Get-RoboflowModelFile $args[0]", null, files.Model);

        Assert.Empty(split.Errors);
        Assert.Equal(3, split.Output.Count);
        Assert.Equal(whole.Output.Select(o => o.ToString()), split.Output.Select(o => o.ToString()));
        Assert.Equal(size, described.Property<long>(0, "Length"));
    }

    // The graph is the same: a journal that identified a model by its graph would return the answers of other weights.
    [Fact]
    public void Journal_does_not_reuse_answers_of_other_weights()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var weights = Split(files, "weights.onnx.data");
        Put(files, "weights.onnx.data", weights);
        var journal = Path.Combine(files.Folder, "run.jsonl");
        var first = session.Run(Detect + " -Journal $args[2]", null, files.Harbour, files.Model, journal);
        Put(files, "weights.onnx.data", new byte[weights.Length]);

        var second = session.Run(Detect + " -Journal $args[2]", null, files.Harbour, files.Model, journal);

        Assert.Equal(3, first.Output.Count);
        Assert.Empty(second.Output);
        Assert.Empty(second.Errors);
    }

    [Theory]
    [InlineData("../outside.bin")]
    [InlineData("parts/../../outside.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("link.bin")]
    [InlineData("linked/outside.bin")]
    [InlineData("parts\\link.bin")]
    [InlineData("gone.bin")]
    [InlineData("*/_ORT_MEM_ADDR_/*")]
    public void Weights_outside_the_folder_are_refused_before_they_are_read(string name)
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var outside = Directory.CreateTempSubdirectory("outside-");
        try
        {
            // Real weights, with which the model would run.
            var weights = Split(files, name);
            var target = Path.Combine(outside.FullName, "outside.bin");
            File.WriteAllBytes(target, weights);
            File.WriteAllBytes(Path.Combine(files.Folder, "..", "outside.bin"), weights);
            File.CreateSymbolicLink(Path.Combine(files.Folder, "link.bin"), target);
            File.CreateSymbolicLink(Path.Combine(files.Folder, "gone.bin"), target + ".gone");
            if (Path.DirectorySeparatorChar == '/')
            {
                // Here the backslash is a part of the name.
                File.CreateSymbolicLink(Path.Combine(files.Folder, "parts\\link.bin"), target);
            }

            Directory.CreateSymbolicLink(Path.Combine(files.Folder, "linked"), outside.FullName);

            var run = session.Run(Detect, null, files.Harbour, files.Model);

            Assert.Empty(run.Output);
            Assert.StartsWith("UnsafeModelFile,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(Path.Combine(files.Folder, "..", "outside.bin"));
            outside.Delete(recursive: true);
        }
    }

    // ONNX Runtime uses the last of several locations.
    [Fact]
    public void Last_of_many_locations_is_checked()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var graph = new GraphBuilder();
        var others = Enumerable.Range(0, 20_000).Select(i => ("key" + i, "value"));
        var input = graph.Input("images", half: false, 1, 3, 32, 32);
        var constant = graph.ExternalConstant([("location", "inside.bin"), .. others, ("location", "../outside.bin")], 1);
        graph.Output("output0", graph.Node("Add", [input, constant]), half: false, 1, 84, 8400);
        File.WriteAllBytes(files.Model, graph.ToModel());
        Put(files, "inside.bin", new byte[4]);

        var run = session.Run("Get-RoboflowModelFile $args[0]", null, files.Model);

        var error = Assert.Single(run.Errors);
        Assert.StartsWith("UnsafeModelFile,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'../outside.bin'", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(10)]
    public void Weights_that_are_missing_or_short_are_one_error(int? bytes)
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var weights = Split(files, "weights.onnx.data");
        if (bytes is { } count)
        {
            Put(files, "weights.onnx.data", weights[..count]);
        }

        var run = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1]", null, files.Images, files.Model);

        Assert.Empty(run.Output);
        Assert.StartsWith("InvalidModelFile,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    // Overwrites the folder's model, and returns the content of the file that the model names.
    private static byte[] Split(ModelFileFolder files, string name)
    {
        var (model, weights) = ShapesModelFile.CreateSplit(new ShapesOptions(), name);
        File.WriteAllBytes(files.Model, model);
        return weights;
    }

    private static long Put(ModelFileFolder files, string name, byte[] weights)
    {
        var path = Path.Combine(files.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, weights);
        return weights.Length;
    }
}
