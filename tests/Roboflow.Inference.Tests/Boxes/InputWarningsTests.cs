using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>A row without a class can have it under a name that is not read, or a number in its place, and a result can be of several images: each is one
/// warning.</summary>
public sealed class InputWarningsTests : FolderTests
{
    private const string Box = "X = 50; Y = 50; Width = 20; Height = 20";

    [Theory]
    [InlineData("ConvertTo-BoundingBox", "name = 'cat'", "name")]
    [InlineData("ConvertTo-BoundingBox", "Name = 'St. Bernard'", "Name")]
    [InlineData("ConvertTo-BoundingBox", "category = 'cat'; name = 'a.jpg'", "category")]
    [InlineData("ConvertTo-BoundingBox", "label = ''; category = 'cat'", "category")]
    [InlineData("ForEach-Object { @{ predictions = @($_); path = 'a.jpg' } } | Merge-RoboflowPrediction", "name = 'cat'", "name")]
    [InlineData("Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0]", "name = 'cat'", "name")]
    [InlineData("Measure-RoboflowAccuracy $rows; 1", "category = 'cat'; Path = 'a.jpg'", "category")]
    [InlineData("ForEach-Object { @{ category = 'cat'; bbox = 1, 2, 3, 4 } } | ConvertTo-BoundingBox -From Coco", "name = 'cat'", "category")]
    [InlineData("ConvertTo-BoundingBox -From Corner", "category = 'cat'; name = 'a.jpg'; X1 = 1; Y1 = 1; X2 = 3; Y2 = 3", "category")]
    [InlineData("ConvertTo-BoundingBox", "category = 'cat'; label = 'a', 'b'", "category")]
    public void Class_under_a_name_that_is_not_read_is_one_warning(string command, string members, string name)
    {
        var run = _session.Run($$"""$rows = 1, 2 | ForEach-Object { [pscustomobject]@{ {{members}}; {{Box}} } }; $rows | {{command}}""", null, At("a.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.Equal(
            $"A prediction in the input has no class, and its {name} is not read, since it can be that of something else. "
            + $"If it is the class, use Select-Object *, @{{n='Class';e='{name}'}}. (Shown only once.)",
            Assert.Single(run.Warnings));
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction")]
    [InlineData("ConvertTo-BoundingBox")]
    [InlineData("Export-RoboflowDataset $args[0]")]
    [InlineData("Measure-RoboflowAccuracy -Truth $rows")]
    public void Result_with_predictions_of_several_images_is_one_warning(string command)
    {
        var run = _session.Run(
            $$"""
            $rows = '/i/a.jpg', '/i/./a.jpg', '/i/b.jpg' | ForEach-Object { [pscustomobject]@{ Path = $_; Class = 'c'; {{Box}} } }
            $r = [pscustomobject]@{ Path = '/i'; Predictions = $rows }
            $r, $r, [pscustomobject]@{ Path = '/i/a.jpg'; Predictions = $rows[0, 1] } | {{command}}
            """, null, At("a.jsonl"));
        Assert.Equal(
            "A result in the input has predictions of several images, for example /i/a.jpg and /i/b.jpg, but a result is one image. "
                + "Pipe its Predictions instead. (Shown only once.)",
            Assert.Single(run.Warnings, w => w.ToString().Contains("several images", System.StringComparison.Ordinal)).ToString());
    }

    [Theory]
    [InlineData("'a', 'b'", "is neither a text nor a number, and is not read")]
    [InlineData("[pscustomobject]@{ name = 'a' }", "is neither a text nor a number, and is not read")]
    [InlineData("@{ name = 'a' }", "is neither a text nor a number, and is not read")]
    [InlineData("[char]'a'", "is neither a text nor a number, and is not read")]
    [InlineData("[DayOfWeek]'Monday'", "is neither a text nor a number, and is not read")]
    [InlineData("[IO.FileInfo]'note.txt'", "is neither a text nor a number, and is not read")]
    [InlineData("[datetime]'2024-01-02'", "is a date, not a text (ConvertFrom-Json makes dates of texts that look like them, unless you use -DateKind String)")]
    public void Class_that_is_not_a_text_is_one_warning(string value, string flaw)
    {
        var rows = $$"""$rows = 1, 2 | ForEach-Object { [pscustomobject]@{ class_name = ({{value}}); X1 = 1; Y1 = 1; X2 = 3; Y2 = 3; {{Box}} } }; $rows | """;
        foreach (var command in new[]
        {
            "ConvertTo-BoundingBox", "Merge-RoboflowPrediction -Overlap 100", "ConvertTo-BoundingBox -From Corner",
            "ForEach-Object { @{ predictions = @($_); path = 'a.jpg' } } | Merge-RoboflowPrediction",
        })
        {
            var run = _session.Run(rows + command);
            Assert.Empty(run.Errors);
            Assert.NotEmpty(run.Output);
            Assert.Equal(
                $"A prediction in the input has no class, since its class_name {flaw}. Use Select-Object to add its text as Class. (Shown only once.)",
                Assert.Single(run.Warnings));
        }
    }

    [Theory]
    [InlineData("label = @()")]
    [InlineData("label = @{}")]
    [InlineData("label = [DBNull]::Value")]
    [InlineData("label = 'a', 'b'; class_id = 1")]
    [InlineData("label = 'a', 'b'; Class = ''")]
    [InlineData("label = [char]'a'; class_name = 'cat'")]
    [InlineData("name = 'a.jpg'; category = '/x/a'")]
    [InlineData("name = 'clip_01.mp4'; category = ' '")]
    [InlineData("name = 5; category = [pscustomobject]@{ name = 'cat' }")]
    [InlineData("name = 'Alice'; class_id = 1")]
    [InlineData("name = 'Alice'; ClassId = '1'")]
    [InlineData("category = 'outdoor'; category_id = 1")]
    [InlineData("name = 'Alice'; Class = ''")]
    [InlineData("name = 'Alice'; category = 'outdoor'; label = 'cat'")]
    public void Other_name_is_not_told_if_it_cannot_be_the_class(string members)
    {
        var run = _session.Run($$"""[pscustomobject]@{ {{members}}; {{Box}} } | Merge-RoboflowPrediction""");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.DoesNotContain(run.Property<string>(0, "Class"), new[] { "Alice", "outdoor", "a.jpg" });
    }

    [Theory]
    [InlineData("ConvertTo-BoundingBox")]
    [InlineData("Merge-RoboflowPrediction")]
    public void Every_prediction_of_a_result_is_told_of(string command)
    {
        var run = _session.Run($$"""@{ predictions = @(@{ class = 'cow'; {{Box}} }, @{ label = 3; {{Box}} }, @{ name = 'dog'; {{Box}} }) } | {{command}}""");
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Warnings.Count);
    }

    [Fact]
    public void Image_without_a_box_is_not_told_of()
    {
        var run = _session.Run("@{ Path = 'a.jpg'; Predictions = @(); category = 'outdoor'; name = 'a' } | Merge-RoboflowPrediction");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction | ForEach-Object Class")]
    [InlineData("ForEach-Object { [pscustomobject]@{ label = [string]$_.label; X = 1; Y = 1; Width = 1; Height = 1 } } | Merge-RoboflowPrediction | ForEach-Object Class")]
    [InlineData("ForEach-Object { @{ name = 'a.jpg'; label = $_.label; bbox = 1, 2, 3, 4 } } | ConvertTo-BoundingBox -From Coco | ForEach-Object Class")]
    [InlineData("ConvertTo-BoundingBox | ForEach-Object Class")]
    [InlineData("ForEach-Object { @{ predictions = @($_); path = 'a.jpg' } } | Merge-RoboflowPrediction | ForEach-Object { $_.Predictions.Class }")]
    [InlineData("Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0] | ForEach-Object Class")]
    [InlineData("Measure-RoboflowAccuracy $given | ForEach-Object { $_.Classes.Class }")]
    public void Number_that_stands_in_for_a_name_is_one_warning(string command)
    {
        var run = _session.Run(
            $$"""
            $given = 3, 4 | ForEach-Object { @{ Path = 'a.jpg'; label = $_; Confidence = .5; {{Box}} } }
            $given | {{command}}
            """,
            null,
            At("a.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Equal(["3", "4"], run.Output.Select(o => o.ToString()).Order());
        Assert.StartsWith("A prediction in the input has no class name, but a number in its label; the number is used.", Assert.Single(run.Warnings), System.StringComparison.Ordinal);
    }
}
