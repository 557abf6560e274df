using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>A piped row can have the class and the confidence under the names of other tools, where it has none of its own.</summary>
public sealed class OtherNamesTests : FolderTests
{
    private const string Box = "X = 50; Y = 50; Width = 20; Height = 20";

    [Theory]
    [InlineData("label")]
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
    [InlineData("name = 'camera'; category = 'indoor'; category_name = 'cat'; scores = .25", "cat 1")]
    [InlineData("label = ''; class_name = 'cat'; conf = 'high'; prob = .5", "cat 0.5")]
    [InlineData("label = ' '; class_name = 'cat'; conf = ' '; prob = .5", "cat 0.5")]
    [InlineData("label = 'a', 'b'; class_name = 'cat'; conf = .1, .9", "cat 1")]
    [InlineData("label = [pscustomobject]@{ name = 'a' }; class_name = 'cat'; conf = $true", "cat 1")]
    [InlineData("label = [double]::NaN; class_name = 'cat'; conf = [double]::NaN", "cat 1")]
    [InlineData("label = 'nan'; conf = 'NaN'", " 1")]
    [InlineData("label = [double]::PositiveInfinity; conf = [double]::NegativeInfinity; prob = .5", " 0.5")]
    [InlineData("conf = 87; prob = .5", " 0.5")]
    [InlineData("label = 3; label_name = 'cat'", "cat 1")]
    [InlineData("class_id = 1; label = 1", " 1")]
    [InlineData("ClassId = '1'; label = '7'", " 1")]
    [InlineData("category_id = 1; label = 7", " 1")]
    [InlineData("class_id = 1; label = 'dog'", "dog 1")]
    [InlineData("label = 'b.PNG'", " 1")]
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
    [InlineData("name = 'cat'; label = 'animal'", "cat")]
    [InlineData("name = ''; label = 'animal'", "")]
    [InlineData("name = 5; label = 7", "5")]
    [InlineData("name = 'a.jpg'; label = 'cat'", "cat")]
    [InlineData("name = 'a.jpg'; Class = 'cat'", "cat")]
    [InlineData("name = 'a.jpg'", "a.jpg")]
    [InlineData("category = [pscustomobject]@{ id = 1; name = 'cat' }", "")]
    [InlineData("label = 'cat'; category_id = 'A1'", "cat")]
    [InlineData("label = 'cat'; category_id = 3", "cat")]
    [InlineData("label = 7; category_id = 3", "")]
    [InlineData("class_id = 'dog'", "")]
    [InlineData("class_id = 2.5; name = 'cat'", "cat")]
    public void Name_of_a_box_counts_before_those_of_other_tools(string members, string expected)
    {
        var run = _session.Run($$"""([pscustomobject]@{ {{members}}; bbox = 1, 2, 3, 4 } | ConvertTo-BoundingBox -From Coco).Class""");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(expected, Assert.Single(run.Output).ToString());
    }

    [Theory]
    [InlineData("Conf = 50")]
    [InlineData("Conf = 'high'")]
    [InlineData("Conf = 87; prob = 'high'")]
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

    [Fact]
    public void Number_of_the_row_counts_before_a_number_under_another_name()
    {
        var run = _session.Run(
            $$"""
            ([pscustomobject]@{ class_id = 1; label = 1; {{Box}} } | ConvertTo-BoundingBox -ClassName cat, dog).Class
            [pscustomobject]@{ category_id = 3L; bbox = 1, 2, 3, 4; category = 'outdoor' } | ConvertTo-BoundingBox -From Coco -ClassName cat, dog
            """);
        Assert.Equal("dog", Assert.Single(run.Output).ToString());
        Assert.Equal("The class 3 has no name; -ClassName has 2 names.", Assert.Single(run.Errors).ToString());
        Assert.Empty(run.Warnings);
    }

    [Theory]
    [InlineData("class_id = 3; label = 3", "3 ")]
    [InlineData("class_id = '3'; label = '3'", "3 ")]
    [InlineData("class_id = 3; label = 'cat'", "3 cat")]
    [InlineData("class_id = 3; category_id = 4", "4 ")]
    [InlineData("class_id = 3; category_id = 4; ClassId = 5", "5 ")]
    [InlineData("class_id = 3; ClassId = ''", "3 ")]
    public void Box_has_the_number_because_of_which_another_one_is_not_its_class(string members, string expected)
    {
        var run = _session.Run(
            $$"""
            $row = [pscustomobject]@{ {{members}}; X1 = 1; Y1 = 1; X2 = 3; Y2 = 3; bbox = 1, 1, 2, 2 }
            $row | ConvertTo-BoundingBox -From Corner | ForEach-Object { "$($_.ClassId) $($_.Class)" }
            $row | ConvertTo-BoundingBox -From Coco | ForEach-Object { "$($_.ClassId) $($_.Class)" }
            """);
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal([expected, expected], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("@{ label = 'cat'; ClassId = '1.5'; X = 50; Y = 50; Width = 20; Height = 20 } | ConvertTo-BoundingBox", "the value of its ClassId cannot be read")]
    [InlineData("@{ label = 'cat'; ClassId = '1.5'; bbox = 1, 2, 3, 4 } | ConvertTo-BoundingBox -From Coco", "whole numbers for the class number")]
    [InlineData("@{ Path = 'a.jpg'; label = 'train'; conf = 'x' } | ConvertTo-BoundingBox", "X, Y, Width or Height is missing")]
    [InlineData("@{ Path = 'a.jpg'; label = 'train'; conf = 'x' } | ConvertTo-BoundingBox -From Corner", "it needs the numbers X1, Y1, X2 and Y2")]
    public void Error_of_a_row_names_what_it_lacks(string command, string expected)
    {
        var run = _session.Run(command);
        Assert.Contains(expected, Assert.Single(run.Errors).ToString(), System.StringComparison.Ordinal);
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
        Assert.DoesNotContain(run.Warnings, w => w.Contains("is not read", System.StringComparison.Ordinal));
        Assert.Equal([$"[{expected}]", $"[{expected}]"], run.Output.Select(o => o.ToString()));
    }
}
