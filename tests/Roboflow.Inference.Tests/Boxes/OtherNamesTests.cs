using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>A piped row can have the class and the confidence under the names of other tools, where it has none of its own.</summary>
public sealed class OtherNamesTests : FolderTests
{
    private const string Box = "X = 50; Y = 50; Width = 20; Height = 20";

    [Theory]
    [InlineData("label")]
    [InlineData("Name")]
    [InlineData("category")]
    [InlineData("Category Name")]
    [InlineData("ClassName")]
    [InlineData("class_name")]
    [InlineData("label-name")]
    public void Class_under_another_name_is_read_by_each_command(string name)
    {
        var run = _session.Run(
            $$"""
            $row = [pscustomobject]@{ Path = 'a.jpg'; '{{name}}' = 'cat'; Confidence = '0.5'; X = '50'; Y = '50'; Width = '20'; Height = '20' }
            ($row | ConvertTo-BoundingBox).Class
            ($row | Merge-RoboflowPrediction).Class
            (@{ '{{name}}' = 'cat'; {{Box}} } | Merge-RoboflowPrediction).Class
            ([ordered]@{ '{{name}}' = 'cat'; {{Box}} } | Merge-RoboflowPrediction).Class
            (@{ predictions = @($row); path = 'a.jpg' } | Merge-RoboflowPrediction).Predictions[0].Class
            ([pscustomobject]@{ '{{name}}' = 'cat'; X1 = 1; Y1 = 1; X2 = 3; Y2 = 3 } | ConvertTo-BoundingBox -From Corner).Class
            $row | Export-RoboflowDataset $args[0]
            (Import-RoboflowDataset $args[0]).Class
            ($row | Measure-RoboflowAccuracy $row).Classes[0].Class
            (Compare-RoboflowDetection $row @{ Path = 'a.jpg'; Class = 'dog'; Confidence = .5; {{Box}} }).Images.Details.Reference.Class
            """,
            null,
            At("b.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(Enumerable.Repeat("cat", 9), run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("conf")]
    [InlineData("Probability")]
    [InlineData("prob")]
    [InlineData("confidence_score")]
    [InlineData("DetectionScore")]
    public void Confidence_under_another_name_is_read(string name)
    {
        var run = _session.Run(
            $$"""
            ([pscustomobject]@{ '{{name}}' = '0.5'; {{Box}} } | Merge-RoboflowPrediction).Confidence
            (@{ Class = 'cat'; '{{name}}' = .5; {{Box}} } | ConvertTo-BoundingBox).Confidence
            (@{ Class = 'cat'; '{{name}}' = .5; bbox = 1, 2, 3, 4 } | ConvertTo-BoundingBox -From Coco).Confidence
            """);
        Assert.Empty(run.Errors);
        Assert.Equal([.5, .5, .5], run.Output.Select(o => (double)o.BaseObject));
    }

    [Theory]
    [InlineData("Class = 'cat'; label = 'dog'; Confidence = .5; conf = .25", "cat 0.5")]
    [InlineData("Class = ''; label = 'dog'; Confidence = ''; conf = .25", " 1")]
    [InlineData("Class = $null; label = 'dog'; Confidence = $null; conf = .25", " 1")]
    [InlineData("Class = 3; label = 'dog'; score = .5; conf = .25", "3 0.5")]
    [InlineData("name = 'camera'; category = 'cat'", "cat 1")]
    [InlineData("label = ''; category = 'cat'; conf = 'high'; prob = .5", "cat 0.5")]
    [InlineData("label = 'a', 'b'; category = 'cat'; scores = .1, .9", "cat 1")]
    [InlineData("label = [pscustomobject]@{ name = 'a' }; category = 'cat'; conf = $true", "cat 1")]
    [InlineData("label = $true; class_name = [datetime]'2024-01-01'", " 1")]
    [InlineData("label = [IO.FileInfo]'note.txt'", " 1")]
    [InlineData("label = 'b.PNG'", " 1")]
    [InlineData("Path = '/x/a.dat'; label = 'a.dat'", " 1")]
    [InlineData("filename = 'C:\\x\\a.jpg'; name = 'a'", " 1")]
    [InlineData("Path = 'dog.jpg'; label = 'dog'", "dog 1")]
    [InlineData("label = 'cat'; class_id = 'A1'", "cat 1")]
    public void Own_name_counts_first_and_another_only_with_a_plain_value(string members, string expected)
    {
        var run = _session.Run(
            $$"""
            $row = [pscustomobject]@{ {{members}}; {{Box}} }
            $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($row))
            $row, $copy | ForEach-Object { $_ | Merge-RoboflowPrediction | ForEach-Object { "$($_.Class) $($_.Confidence)" } }
            """);
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal([expected, expected], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("name = 'cat'; category = 'animal'", "cat")]
    [InlineData("name = ''; category = 'animal'", "")]
    [InlineData("category = [pscustomobject]@{ id = 1; name = 'cat' }", "")]
    [InlineData("category = 'cat'; category_id = 'A1'", "cat")]
    public void Name_of_a_box_counts_before_those_of_other_tools(string members, string expected)
    {
        var run = _session.Run($$"""([pscustomobject]@{ {{members}}; bbox = 1, 2, 3, 4 } | ConvertTo-BoundingBox -From Coco).Class""");
        Assert.Empty(run.Errors);
        Assert.Equal(expected, Assert.Single(run.Output).ToString());
    }

    [Theory]
    [InlineData("Conf = 50")]
    [InlineData("Conf = 'high'")]
    [InlineData("Conf = [double]::NaN")]
    public void Error_of_a_confidence_names_the_property_of_the_row(string member)
    {
        var run = _session.Run(
            $$"""
            [pscustomobject]@{ Path = 'a.jpg'; {{member}}; {{Box}} } | Merge-RoboflowPrediction
            [pscustomobject]@{ {{member}}; X1 = 1; Y1 = 1; X2 = 3; Y2 = 3 } | ConvertTo-BoundingBox -From Corner
            @{ predictions = @(@{ {{member}}; {{Box}} }); path = 'a.jpg' } | Merge-RoboflowPrediction
            """);
        Assert.Equal(3, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.Contains("the value of its Conf is not a number from 0 to 1", e.ToString(), System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction | ForEach-Object Class")]
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

    [Theory]
    [InlineData("[IO.FileInfo]$args[0]", "X", "")]
    [InlineData("[IO.DirectoryInfo]$args[0]", "X", "")]
    [InlineData("[IO.FileInfo]$args[0]", "label", "1")]
    [InlineData("[pscustomobject]@{ PSTypeName = 'Selected.System.IO.FileInfo'; Name = 'note' }", "X", "")]
    public void Name_of_a_file_with_an_added_box_is_not_its_class(string file, string added, string expected)
    {
        File.WriteAllText(At("note"), "note");
        var run = _session.Run(
            $$"""
            $row = [psobject]({{file}})
            '{{added}}', 'X', 'Y', 'Width', 'Height' | ForEach-Object { if ($row.PSObject.Properties[$_]) { return }; $row.PSObject.Properties.Add([psnoteproperty]::new($_, '1')) }
            $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($row))
            $row, $copy | ForEach-Object { $_ | Merge-RoboflowPrediction | ForEach-Object { "[$($_.Class)]" } }
            """,
            null,
            At("note"));
        Assert.Empty(run.Errors);
        Assert.Equal([$"[{expected}]", $"[{expected}]"], run.Output.Select(o => o.ToString()));
    }
}
