using System;
using System.Diagnostics;
using System.IO;
using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Files;

/// <summary>A model and the files next to it can be links, as in the cache of Roboflow's server.</summary>
public sealed class LinkedFileTests
{
    [Fact]
    public void Links_are_followed()
    {
        using var stored = ModelFiles.Of(new ShapesOptions(), "blob").WithNames();
        using var files = new ModelFiles();
        Link(files, "weights.onnx", Path.Combine(stored.Folder, "blob"));
        Link(files, "class_names.txt", Path.Combine(stored.Folder, "class_names.txt"));

        DrawnShapes.Harbour().AssertFound(files.Detect(DrawnShapes.Harbour().Image));
    }

    [Theory]
    [InlineData("shapes.onnx", CheckedModel.MostBytes + 1)]
    [InlineData("class_names.txt", 5_000_000)]
    [InlineData("environment.json", 5_000_000)]
    public void The_limit_is_for_the_size_of_the_target(string name, long size)
    {
        using var files = new ModelFiles();
        using var stored = new ModelFiles();
        var target = Path.Combine(stored.Folder, "large");
        using (var large = File.Create(target))
        {
            // Takes no space.
            large.SetLength(size);
        }

        Assert.Equal(ModelFileFailure.TooLarge, Failure(files, name, target));
    }

    [Theory]
    [InlineData("shapes.onnx")]
    [InlineData("class_names.txt")]
    [InlineData("model_config.json")]
    public void Devices_and_pipes_are_not_read(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var files = new ModelFiles();
        using var others = new ModelFiles();
        var pipe = Path.Combine(others.Folder, "pipe");
        using (var made = Process.Start("mkfifo", pipe))
        {
            made.WaitForExit();
        }

        Assert.Equal(ModelFileFailure.Invalid, Failure(files, name, "/dev/zero"));
        Assert.Equal(ModelFileFailure.Invalid, Failure(files, name, pipe));
    }

    private static ModelFileFailure Failure(ModelFiles files, string name, string target)
    {
        files.Add("shapes.onnx", ShapesModelFile.Create(new ShapesOptions()));
        Link(files, name, target);
        return Assert.Throws<ModelFileException>(() => OnDeviceModel.Open(files.Folder, ModelLayout.Auto)).Failure;
    }

    private static void Link(ModelFiles files, string name, string target)
    {
        var link = Path.Combine(files.Folder, name);
        File.Delete(link);
        File.CreateSymbolicLink(link, target);
    }
}
