using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>A model file through the real engine, compared with the hosted path.</summary>
public sealed class OnDeviceDetectionTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const string Fitted = """
        {"network_input": {"training_input_size": {"height": 320, "width": 320}, "dataset_version_resize_dimensions": {"height": 480, "width": 480},
        "dynamic_spatial_size_supported": false, "color_mode": "rgb", "resize_mode": "letterbox", "padding_value": 0, "input_channels": 3,
        "scaling_factor": 255, "normalization": [[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]]}}
        """;

    [Theory]
    [InlineData(ShapesLayout.YoloV5)]
    [InlineData(ShapesLayout.YoloV8)]
    [InlineData(ShapesLayout.EndToEnd)]
    [InlineData(ShapesLayout.RfDetr)]
    [InlineData(ShapesLayout.YoloNas)]
    public async Task Every_layout_finds_the_objects_that_the_hosted_path_finds(ShapesLayout layout)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var files = Package(layout);
        using var session = new ModuleSession();
        var local = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1]", null, files.Images, files.Model);
        var hosted = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1]", null, files.Images, emulator.Address.AbsoluteUri);

        Assert.Empty(local.Errors);
        Assert.Equal(Objects(hosted.Output), Objects(local.Output));
        var pairs = Sorted(hosted.Output).Zip(Sorted(local.Output));
        Assert.All(pairs, p => Assert.True(Overlap(p.First, p.Second) > 0.85, $"{p.First} against {p.Second}"));
    }

    // The figures of about_Roboflow_OnDevice.
    [Theory]
    [InlineData(ShapesLayout.YoloV5)]
    [InlineData(ShapesLayout.YoloV8)]
    [InlineData(ShapesLayout.EndToEnd)]
    [InlineData(ShapesLayout.RfDetr)]
    [InlineData(ShapesLayout.YoloNas)]
    public async Task Compare_cmdlet_finds_both_paths_in_agreement(ShapesLayout layout)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var files = Package(layout);
        using var session = new ModuleSession();

        var run = session.Run(
            """
            $hosted = $args[0] | Invoke-RoboflowDetection -Model shapes/1 -ApiKey emulator-key -Endpoint $args[2] -AsResult
            $local = $args[0] | Invoke-RoboflowDetection -ModelPath $args[1] -AsResult
            Compare-RoboflowDetection $hosted $local
            """,
            null, files.Images, files.Model, emulator.Address.AbsoluteUri);

        Assert.Empty(run.Errors);
        Assert.Equal((13, 0, 0, 0), (
            run.Property<int>(0, "Same") + run.Property<int>(0, "Changed"), run.Property<int>(0, "OtherClass"),
            run.Property<int>(0, "OnlyInReference"), run.Property<int>(0, "OnlyInDifference")));
        Assert.InRange(run.Property<double>(0, "MeanIoU"), 0.9, 1);
        Assert.InRange(run.Property<double>(0, "LeastIoU"), 0.85, 1);
        var (mean, least, change) = (run.Property<double>(0, "MeanIoU"), run.Property<double>(0, "LeastIoU"), run.Property<double>(0, "MeanConfidenceChange"));
        output.WriteLine(FormattableString.Invariant($"{layout}: IoU {mean:0.000}, {least:0.000}, confidence {change:0.000}"));
    }

    [Fact]
    public void A_prediction_names_its_file_and_its_model()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var found = session.Run("Invoke-RoboflowDetection $args[0] -ModelPath $args[1] -Class blue-*", null, files.Harbour, files.Model);

        var prediction = Assert.Single(found.Output);
        Assert.Equal(("shapes", files.Harbour, 560, 17 - 1), (
            prediction.Properties["Model"].Value, prediction.Properties["Path"].Value, prediction.Properties["ImageWidth"].Value, prediction.Properties[
                "ClassId"].Value));
    }

    [Theory]
    [InlineData("-Model shapes/1")]
    [InlineData("-Endpoint http://localhost:1")]
    [InlineData("-ApiKey secret-key-value")]
    [InlineData("-Format Image")]
    public void Parameters_of_a_server_are_refused_beside_a_model_file(string other)
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var run = session.Run($"Invoke-RoboflowDetection $args[0] -ModelPath $args[1] {other}", null, files.Harbour, files.Model);

        var error = Assert.Single(run.Errors);
        Assert.StartsWith("ModelPathConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotNull(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_session_may_hold_the_model_file_and_needs_no_key()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var context = session.Run("Connect-Roboflow -ModelPath $args[0] -PassThru", null, files.Model);
        var found = session.Run("Invoke-RoboflowDetection $args[0]", null, files.Harbour);
        var conflict = session.Run("Connect-Roboflow -ModelPath $args[0] -Model a/1", null, files.Model);
        var missing = session.Run("Connect-Roboflow -ModelPath ./nowhere.onnx");
        var drawn = session.Run("Invoke-RoboflowDetection a.jpg -Format Image");
        Assert.StartsWith("ModelPathConflict,", Assert.Single(drawn.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("The session's model file", drawn.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Disconnect-Roboflow", drawn.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        Assert.Equal(files.Model, context.Property<string>(0, "ModelPath"));
        Assert.Equal(3, found.Output.Count);
        Assert.StartsWith("ModelPathConflict,", Assert.Single(conflict.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("ModelFileNotFound,", Assert.Single(missing.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_names_another_model_is_not_detected_by_the_sessions_model_file()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var run = session.Run(
            """
            Connect-Roboflow -ModelPath $args[1]
            $own = (Invoke-RoboflowDetection $args[0] -AsResult).Model
            $rows = foreach ($model in 'shapes/1', '', '###', $own) { [pscustomobject]@{ Path = $args[0]; Model = $model } }
            @($rows | Invoke-RoboflowDetection -AsResult).Count
            @($rows | Invoke-RoboflowDetection -AsResult -ModelPath $args[1]).Count
            """,
            null, files.Harbour, files.Model);

        Assert.Equal([2, 4], run.Output.Select(o => o.BaseObject));
        Assert.Equal(2, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.StartsWith("ModelPathConflict,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("'shapes/1'", run.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MaxDimension_warns_and_an_address_is_an_error()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var run = session.Run(
            "Invoke-RoboflowDetection $args[0] -ModelPath $args[1] -MaxDimension 100 -WarningVariable said; \"$said\"; Invoke-RoboflowDetection -Uri "
                + "http://localhost/a.jpg -ModelPath $args[1]",
            null, files.Harbour, files.Model);

        Assert.Equal(4, run.Output.Count);
        Assert.Contains("-MaxDimension has no effect", run.Output[3].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("ImageNotLocal,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_knows_an_image_again_and_another_model_or_setting_does_not()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();
        var journal = Path.Combine(files.Folder, "run.jsonl");
        int Lines() => File.ReadLines(journal).Count();

        const string Script = "Invoke-RoboflowDetection $args[0] -ModelPath $args[1] -Journal $args[2] ";
        var first = session.Run(Script, null, files.Harbour, files.Model, journal);
        var lines = Lines();
        var again = session.Run(Script, null, files.Harbour, files.Model, journal);
        Assert.Equal(lines, Lines());
        session.Run(Script + "-Confidence 50", null, files.Harbour, files.Model, journal);
        Assert.Equal(lines + 1, Lines());
        File.WriteAllBytes(files.Model, ShapesModelFile.Create(new ShapesOptions { Width = 416, Height = 416 }));
        session.Run(Script, null, files.Harbour, files.Model, journal);

        Assert.Equal(lines + 2, Lines());
        Assert.Equal(first.Output.Select(o => o.ToString()), again.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Order_tiles_and_errors_match_the_hosted_path()
    {
        using var files = new ModelFileFolder();
        using var session = new ModuleSession();

        var results = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1] -AsResult", null, files.Images, files.Model);
        var tiled = session.Run("Invoke-RoboflowDetection $args[0] -ModelPath $args[1] -TileSize 256 -TileOverlap 60", null, files.Harbour, files.Model);
        var bad = session.Run("$args[0] | Invoke-RoboflowDetection -ModelPath $args[1]", null, new[] { files.Model, files.Harbour }, files.Model);

        Assert.Equal(files.Images, results.Output.Select(o => (string)o.Properties["Path"].Value));
        Assert.Equal(
            ["blue-square", "green-triangle", "red-circle"],
            tiled.Output.Select(o => (string)o.Properties["Class"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.StartsWith("InvalidImage,", Assert.Single(bad.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(3, bad.Output.Count);
    }

    // RF-DETR and YOLO-NAS files contain no class names, and RF-DETR needs its settings for the letterbox.
    private static ModelFileFolder Package(ShapesLayout layout)
    {
        var files = new ModelFileFolder(layout).With("class_names.txt", string.Join('\n', ShapesModelFile.ClassNames));
        return layout == ShapesLayout.RfDetr ? files.With("inference_config.json", Fitted) : files;
    }

    private static string[] Objects(IEnumerable<PSObject> found) => [.. Sorted(found).Select(p => Path.GetFileName(p.Path) + " " + p.Class)];

    private static Row[] Sorted(IEnumerable<PSObject> found) =>
        [.. found.Select(Row.Of).OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Class, StringComparer.Ordinal).ThenBy(r => r.X)];

    private static double Overlap(Row a, Row b)
    {
        var width = Math.Min(a.X + (a.Width / 2), b.X + (b.Width / 2)) - Math.Max(a.X - (a.Width / 2), b.X - (b.Width / 2));
        var height = Math.Min(a.Y + (a.Height / 2), b.Y + (b.Height / 2)) - Math.Max(a.Y - (a.Height / 2), b.Y - (b.Height / 2));
        var shared = Math.Max(0, width) * Math.Max(0, height);
        return shared / ((a.Width * a.Height) + (b.Width * b.Height) - shared);
    }

    private sealed record Row(string Path, string Class, double X, double Y, double Width, double Height)
    {
        internal static Row Of(PSObject o)
        {
            double Number(string name) => (double)o.Properties[name].Value;
            return new((string)o.Properties["Path"].Value, (string)o.Properties["Class"].Value, Number("X"), Number("Y"), Number("Width"), Number("Height"));
        }
    }
}
