using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Datasets;

public sealed class ImportRoboflowDatasetTests : FolderTests
{
    [Theory]
    [InlineData("a.csv", "-VocCorner Edge", "-VocCorner applies to Voc and has no effect on Csv.")]
    [InlineData("a.csv", "-ZeroBased", "-ZeroBased applies to Voc and has no effect on Csv.")]
    [InlineData("a.csv", "-ClassName cat", "-ClassName applies to Yolo and has no effect on Csv.")]
    [InlineData("a.*", "-ZeroBased", null)]
    public void Parameter_of_another_format_is_a_warning(string files, string parameter, string? warning)
    {
        File.WriteAllText(At("a.csv"), "X,Y,Width,Height\n");
        File.WriteAllText(At("a.xml"), "<annotation><filename>a.jpg</filename></annotation>");
        var run = _session.Run($"Import-RoboflowDataset $args[0] {parameter} 3>&1", null, At(files));
        Assert.Empty(run.Errors);
        Assert.Equal(warning is null ? [] : [warning], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Coco", "set [1].json", 1e-6)]
    [InlineData("Yolo", "set [1]", 0.01)]
    [InlineData("Voc", "set [1]", 1.001)]
    [InlineData("Csv", "set [1].csv", 0)]
    [InlineData("JsonLines", "set [1].jsonl", 0)]
    public async Task Detected_results_are_exported_and_imported_again(string format, string destination, double tolerance)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var images = ModuleSession.Samples;
        var run = _session.Run(
            $$"""
            param($folder, $destination, $address)
            $detected = Invoke-RoboflowDetection "$folder/*.*" -Model shapes/1 -ApiKey emulator-key -Endpoint $address -AsResult
            $detected | Export-RoboflowDataset $destination -Format {{format}}
            $detected
            Import-RoboflowDataset -LiteralPath $destination -Format {{format}} -ImageFolder $folder -AsResult
            """,
            null,
            images,
            At(destination),
            emulator.Address);
        Assert.Empty(run.Errors);
        var all = run.Output.Select(o => Assert.IsType<DetectionResult>(o.BaseObject, exactMatch: false)).ToArray();
        var before = all[..(all.Length / 2)].OrderBy(r => r.Path, StringComparer.Ordinal).ToArray();
        var after = all[(all.Length / 2)..].OrderBy(r => r.Path, StringComparer.Ordinal).ToArray();
        Assert.Contains(before, r => r.Predictions.Count == 0);
        Assert.Contains(before, r => r.Predictions.Count > 1);
        Assert.Equal(
            before.Select(r => (r.Path, r.ImageWidth, r.ImageHeight, r.Predictions.Count)),
            after.Select(r => (r.Path, r.ImageWidth, r.ImageHeight, r.Predictions.Count)));
        foreach (var (p, q) in before.SelectMany(r => r.Predictions).Zip(after.SelectMany(r => r.Predictions)))
        {
            Assert.Equal(p.Class, q.Class);
            Assert.InRange(Math.Max(Math.Abs(p.Left - q.Left), Math.Abs(p.Bottom - q.Bottom)), 0, tolerance);
            Assert.True(tolerance > 0 || p == q);
        }
    }

    [Fact]
    public void An_image_folder_that_does_not_exist_is_one_warning()
    {
        foreach (var name in new[] { "a", "b" })
        {
            File.WriteAllText(At(name + ".xml"), $"<annotation><filename>{name}.jpg</filename></annotation>");
        }

        var run = _session.Run(
            "Import-RoboflowDataset \"$($args[0])/a.xml\", \"$($args[0])/b.xml\" -Format Voc -AsResult -ImageFolder \"$($args[0])/none\" 3>&1", null, _folder);
        Assert.Empty(run.Errors);
        Assert.Equal(3, run.Output.Count);
        Assert.Contains("/none' is not a folder", Assert.Single(run.Output, o => o.BaseObject is WarningRecord).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_set_written_beside_the_images_is_not_an_input_of_the_same_run()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        File.Copy(ModuleSession.Sample("harbour.jpg"), At("harbour.jpg"));
        var run = _session.Run(
            "Invoke-RoboflowDetection ($args[0] + '/*') -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -AsResult | Export-RoboflowDataset ($args[0] "
                + "+ '/set.json') -Format Coco -PassThru",
            null,
            _folder,
            emulator.Address);
        Assert.Empty(run.Errors);
        Assert.Equal("set.json", ((FileInfo)run.Output.Single().BaseObject).Name);
    }

    [Fact]
    public void Paths_come_with_wildcards_literally_or_as_files()
    {
        File.WriteAllText(At("a[1].jsonl"), "{\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2,\"Class\":\"cat\"}");
        File.WriteAllText(At("b.jsonl"), "{\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2,\"Class\":\"dog\"}");
        var run = _session.Run(
            """
            param($folder)
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            (Import-RoboflowDataset *.jsonl -Format JsonLines).Class
            (Import-RoboflowDataset -LiteralPath 'a[1].jsonl' -Format JsonLines).Class
            (Import-RoboflowDataset 'a[1].jsonl' -Format JsonLines).Class
            ([IO.DirectoryInfo]$folder).GetFiles('a*') | Import-RoboflowDataset -Format JsonLines | ForEach-Object Class
            Import-RoboflowDataset none.jsonl -Format JsonLines
            """,
            null,
            _folder);
        Assert.Equal(["cat", "dog", "cat", "cat", "cat"], run.Output.Select(o => o.BaseObject));
        Assert.Equal("FileNotFound", Assert.Single(run.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void A_malformed_line_is_one_error_with_advice_and_a_warning_tells_of_corners_at_zero()
    {
        File.WriteAllText(
            At("a.xml"),
            "<annotation>\n<object><name>cat</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object>\n<object/></annotation>");
        var run = _session.Run("Import-RoboflowDataset $args[0] -Format Voc -WarningVariable warned; $warned.Count; (Import-RoboflowDataset $args[0] -Format "
            + "Voc -ZeroBased -ErrorAction Ignore -WarningVariable none).X; $none.Count", null, _folder);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("MalformedDataset,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("a.xml, line 3: ", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal([1, 1.5, 0], run.Output.Skip(1).Select(o => o.BaseObject));
    }

    [Fact]
    public void Two_conventions_for_corners_are_one_error()
    {
        File.WriteAllText(
            At("a.xml"),
            "<annotation><object><name>cat</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object></annotation>");
        var refused = _session.Run("Import-RoboflowDataset $args[0] Voc -ZeroBased -VocCorner PixelFromOne", null, _folder);
        Assert.Equal("VocCornerConflict", Assert.Single(refused.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(refused.Output);
        var same = _session.Run(
            "(Import-RoboflowDataset $args[0] Voc -ZeroBased -VocCorner Edge).Width; "
                + "(Import-RoboflowDataset $args[0] Voc -ZeroBased:$false -VocCorner PixelFromZero).Width",
            null,
            _folder);
        Assert.Empty(same.Errors);
        Assert.Equal([3d, 4d], same.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Imported_predictions_bind_to_other_commands()
    {
        File.WriteAllText(
            At("a.jsonl"),
            "{\"Path\":\"a.jpg\",\"ImageWidth\":100,\"ImageHeight\":100,\"X\":10,\"Y\":10,\"Width\":4,\"Height\":2,\"Class\":\"cat\",\"ClassId\":0}");
        var run = _session.Run(
            "Import-RoboflowDataset $args[0] -Format JsonLines | ConvertTo-BoundingBox -Format Yolo | ForEach-Object Line", null, At("a.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Equal("0 0.1 0.1 0.04 0.02", run.Output.Single().BaseObject);
    }

    // The same applies to a keypoint.
    [Theory]
    [InlineData("Csv", "Path,Class,X,Y,Width,Height,Confidence,Keypoints\na.jpg,cat,10,10,4,2,,\"[{\"\"X\"\":1,\"\"Y\"\":2}]\"\na.jpg,cat,30,30,4,2,0,\n")]
    [InlineData("JsonLines", "{\"Path\":\"a.jpg\",\"X\":10,\"Y\":10,\"Width\":4,\"Height\":2,\"Class\":\"cat\",\"Keypoints\":[{\"X\":1,\"Y\":2}]}\n"
        + "{\"Path\":\"a.jpg\",\"X\":30,\"Y\":30,\"Width\":4,\"Height\":2,\"Class\":\"cat\",\"Confidence\":0}\n")]
    public void Missing_score_is_1_and_a_score_of_zero_is_kept(string format, string text)
    {
        File.WriteAllText(At("truth"), text);
        var run = _session.Run("$truth = Import-RoboflowDataset $args[0] -Format $args[1]; $truth.Confidence; $truth[0].Keypoints[0].Confidence; "
            + "([pscustomobject]@{ X = 1; Y = 1; Width = 2; Height = 2 } | ConvertTo-BoundingBox).Confidence", null, At("truth"), format);
        Assert.Empty(run.Errors);
        Assert.Equal([1.0, 0.0, 1.0, 1.0], run.Output.Select(o => o.BaseObject));
    }
}
