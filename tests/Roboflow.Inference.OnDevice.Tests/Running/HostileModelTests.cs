using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Running;

/// <summary>1,000 damaged model files: each is used or is one error.</summary>
public sealed class HostileModelTests
{
    private const int Mutants = 1000;

    // If native code crashes the child, the test fails with the seed and the test run continues.
    [Fact]
    public async Task A_thousand_damaged_models_are_each_used_or_one_error()
    {
        using var files = new ModelFiles();
        files.Add("original.bin", ShapesModelFile.Create(new ShapesOptions { Width = 64, Height = 64 }));
        files.Add("image.jpg", DrawnShapes.Harbour().Image);
        var progress = Path.Combine(files.Folder, "progress");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[]
        {
            "exec", typeof(HostileModelTests).Assembly.Location, files.Folder, Path.Combine(files.Folder, "image.jpg"), "0",
            Mutants.ToString(CultureInfo.InvariantCulture), progress,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var said = (await child.StandardOutput.ReadToEndAsync()).Trim();
        await child.WaitForExitAsync();

        var last = File.Exists(progress) ? File.ReadAllText(progress) : "none";
        Assert.True(child.ExitCode == 0, $"The child ended with {child.ExitCode} at the damaged model {last}: {await errors}");
        var counts = said.Split(' ').Select(int.Parse).ToArray();
        Assert.Equal(Mutants, counts.Sum());
        Assert.All(counts, c => Assert.True(c > 0));
    }

    [Fact]
    public void Every_length_of_a_truncated_model_is_one_error()
    {
        var whole = ShapesModelFile.Create(new ShapesOptions { Width = 64, Height = 64 });
        using var files = new ModelFiles();
        for (var length = 0; length < whole.Length; length += 97)
        {
            files.Add("cut.onnx", whole[..length]);
            Assert.Throws<ModelFileException>(() => files.Describe());
        }
    }
}
