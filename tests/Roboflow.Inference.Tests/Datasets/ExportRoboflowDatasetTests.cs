using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Datasets;

public sealed class ExportRoboflowDatasetTests : FolderTests
{
    private const string Helmet
        = "[pscustomobject]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg';ImageWidth=2048;ImageHeight=1371}";

    private static string ErrorId(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    [Theory]
    [InlineData(Helmet)]
    [InlineData(
        "[Roboflow.Inference.Prediction]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg';ImageWidth=2048;ImageHeight=1371}")]
    [InlineData("@{X='189.5';Y='100';Width='163';Height='186';Class='helmet';Confidence='.544';Path='a.jpg';ImageWidth='2048';ImageHeight='1371'}")]
    [InlineData("$(foreach ($d in [System.Collections.Generic.Dictionary[string, object]]::new()) { $d.x=189.5; $d.y=100; $d.width=163; $d.height=186; "
        + "$d.class='helmet'; $d.confidence=.544; $d.path='a.jpg'; $d.imageWidth=2048; $d.imageHeight=1371; $d })")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([Roboflow.Inference.DetectionResult]@{"
        + "Path='a.jpg';ImageWidth=2048;ImageHeight=1371;Predictions=[Roboflow.Inference.Prediction[]]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544}}, 3))")]
    public void Any_object_with_the_properties_is_written(string input)
    {
        var run = _session.Run(input + " | Export-RoboflowDataset $args[0] -Format Yolo -PassThru", null, At("set"));
        Assert.Empty(run.Errors);
        Assert.Equal(["a.txt", "train.txt", "classes.txt", "data.yaml"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
        Assert.Equal("0 0.092529 0.072939 0.07959 0.135667\n", File.ReadAllText(At("set/labels/train/a.txt")));
    }

    [Fact]
    public void Rows_of_our_own_table_keep_outline_mask_and_key_points()
    {
        var run = _session.Run(
            """
            $p = [Roboflow.Inference.Prediction]@{ Path='a.jpg'; X=5; Y=5; Width=4; Height=4; Class='cat'; Points=[Roboflow.Inference.PredictionPoint[]]@(@{X=1.125;Y=2})
                Keypoints=[Roboflow.Inference.PredictionKeypoint[]]@(@{X=3;Y=4;Confidence=.5;Class='nose'})
                Mask=[Roboflow.Inference.PredictionMask]@{Width=2;Height=2;Counts='04'} }
            $p | Export-RoboflowDataset $args[0] -Format JsonLines
            $p | Export-RoboflowDataset $args[1] -Encoding utf8
            """,
            null,
            At("direct.jsonl"),
            At("set.csv"));
        Assert.Empty(run.Errors);

        // Import-Csv gives objects whose properties are all text.
        var cells = Cells(File.ReadAllLines(At("set.csv")));
        var text = $"@{{ {string.Join("; ", cells.Select(c => $"{c.Key}='{c.Value}'"))} }}";
        Assert.Empty(_session.Run($"[pscustomobject]{text}, {text} | Export-RoboflowDataset $args[0] -Format JsonLines", null, At("rows.jsonl")).Errors);
        var direct = File.ReadAllText(At("direct.jsonl"));
        Assert.Contains("Mask", direct, StringComparison.Ordinal);
        Assert.Equal(direct + direct, File.ReadAllText(At("rows.jsonl")));

        // A text is not a list.
        var broken = text.Replace("[{", "[{{", StringComparison.Ordinal);
        var refused = _session.Run($"{broken} | Export-RoboflowDataset $args[0] -Format JsonLines", null, At("broken.jsonl"));
        Assert.Equal("InvalidPrediction", ErrorId(Assert.Single(refused.Errors)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Cells(string[] lines)
    {
        var names = lines[0].Split(',');
        var cells = Regex.Matches(lines[1], "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
            .Select(m => (m.Groups[1].Value + m.Groups[2].Value).Replace("\"\"", "\"", StringComparison.Ordinal));
        return names.Zip(cells, KeyValuePair.Create).Where(c => c.Value.Length > 0);
    }

    [Fact]
    public void Deserialized_objects_keep_their_predictions_and_points()
    {
        var run = _session.Run(
            """
            $p = [Roboflow.Inference.Prediction]@{X=5;Y=5;Width=4;Height=4;Class='cat';Points=[Roboflow.Inference.PredictionPoint[]]@(@{X=1;Y=2}, @{X=3;Y=4})}
            $r = [Roboflow.Inference.DetectionResult]@{Path='a.jpg';Predictions=[Roboflow.Inference.Prediction[]]@($p)}
            $r, $p | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1)) } |
                Export-RoboflowDataset $args[0] -Format JsonLines
            @{Predictions='text'}, @{Predictions=@('cat 90%')} | Export-RoboflowDataset ($args[0] + '2') -Format JsonLines
            """,
            null,
            At("set.jsonl"));
        Assert.Equal(["InvalidPrediction", "InvalidPrediction"], run.Errors.Select(ErrorId));
        const string Prediction = "{\"Path\":\"a.jpg\",\"Class\":\"cat\",\"Confidence\":0,\"X\":5,\"Y\":5,\"Width\":4,\"Height\":4,\"Points\":[{\"X\":1,\"Y\":2},{\"X\":3,\"Y\":4}]}";
        Assert.Equal(
            [$"{{\"Path\":\"a.jpg\",\"Predictions\":[{Prediction}]}}", Prediction.Replace("\"Path\":\"a.jpg\",", string.Empty, StringComparison.Ordinal)],
            File.ReadAllLines(At("set.jsonl")));
    }

    [Theory]
    [InlineData("Coco", "set.json", "set.json")]
    [InlineData("Csv", "set.csv", "set.csv")]
    [InlineData("JsonLines", "set.jsonl", "set.jsonl")]
    [InlineData("Yolo", "set", "set/data.yaml")]
    public void Existing_file_is_overwritten_only_with_Force_and_WhatIf_writes_nothing(string format, string destination, string file)
    {
        var script = $"{Helmet} | Export-RoboflowDataset $args[0] -Format {format} ";
        Assert.Empty(_session.Run(script + "-WhatIf", null, At(destination)).Errors);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), "mine");
        var refused = _session.Run(script, null, At(destination));
        Assert.Equal("FileExists", ErrorId(Assert.Single(refused.Errors)));
        Assert.Equal("mine", File.ReadAllText(At(file)));
        Assert.Empty(_session.Run(script + "-Force", null, At(destination)).Errors);
        Assert.NotEqual("mine", File.ReadAllText(At(file)));
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Existing_XML_file_is_one_error_and_the_others_are_written()
    {
        File.WriteAllText(At("a.xml"), "mine");
        var run = _session.Run(
            $"{Helmet}, @{{X=1;Y=1;Width=2;Height=2;Path='b.jpg';ImageWidth=9;ImageHeight=9}} | Export-RoboflowDataset $args[0] -Format Voc",
            null,
            _folder);
        Assert.Equal(["FileExists"], run.Errors.Select(ErrorId));
        Assert.Equal("mine", File.ReadAllText(At("a.xml")));
        Assert.True(File.Exists(At("b.xml")));
    }

    [Fact]
    public void Each_object_that_cannot_be_written_has_its_own_error()
    {
        var run = _session.Run(
            """
            @{A=1}, @{X=1;Y=1;Width=-2;Height=2;Path='a.jpg'}, @{X=1;Y=1;Width=2;Height=2;Path='none.jpg'}, @{X=1;Y=1;Width=2;Height=2;ImageWidth=4;ImageHeight=4},
            @{X=1;Y=1;Width=2;Height=2;Path='p/a.jpg';ImageWidth=4;ImageHeight=4}, @{X=1;Y=1;Width=2;Height=2;Path='q/a.jpg';ImageWidth=4;ImageHeight=4} | Export-RoboflowDataset $args[0] -Format Coco
            """,
            null,
            At("set.json"));
        Assert.Equal(["InvalidPrediction", "ImpossibleBox", "ImageSizeMissing", "ImagePathMissing", "NameCollision"], run.Errors.Select(ErrorId));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Null(run.Terminated);
        using var json = JsonDocument.Parse(File.ReadAllText(At("set.json")));
        Assert.Equal("a.jpg", json.RootElement.GetProperty("images").EnumerateArray().Single().GetProperty("file_name").GetString());
    }

    [Fact]
    public void Unstated_size_is_read_from_the_image_upright()
    {
        var images = ModuleSession.Samples;
        var run = _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[1]); 'rotated.jpg', 'empty.png' | ForEach-Object { "
            + "@{X=1;Y=1;Width=2;Height=2;Path=$_} } | Export-RoboflowDataset $args[0] -Format Coco", null, At("set.json"), images);
        Assert.Empty(run.Errors);
        using var json = JsonDocument.Parse(File.ReadAllText(At("set.json")));
        var sizes = json.RootElement.GetProperty("images").EnumerateArray().Select(i => (i.GetProperty("width").GetInt32(), i.GetProperty("height").GetInt32()))
            .ToArray();
        var seen = SeenImage.Read(Path.Combine(images, "rotated.jpg"));
        Assert.Equal((seen.Width, seen.Height), sizes[0]);
    }

    [Theory]
    [InlineData("Coco")]
    [InlineData("Yolo")]
    [InlineData("Voc")]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    public void Stopped_pipeline_leaves_no_files(string format)
    {
        var run = _session.Run($"1..3 | ForEach-Object {{ "
            + $"{Helmet.Replace("a.jpg", "$_.jpg", StringComparison.Ordinal).Replace("'", "\"", StringComparison.Ordinal)}; if ($_ -eq 3) {{ throw 'enough' "
            + $"}} }} | Export-RoboflowDataset $args[0] -Format {format}", null, At("set"));
        Assert.NotNull(run.Terminated);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetDirectories(_folder, "*.tmp", SearchOption.AllDirectories));
    }
}
