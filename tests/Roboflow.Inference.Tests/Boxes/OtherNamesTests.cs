using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>A piped row whose class, confidence or image has the name of another tool is read as Import-RoboflowDataset reads it in a table.</summary>
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
    public void Class_has_the_names_that_tables_have(string name)
    {
        File.WriteAllText(At("a.csv"), $"Path,{name},Confidence,X,Y,Width,Height\na.jpg,cat,0.5,50,50,20,20\n");
        var run = _session.Run(
            $$"""
            Import-RoboflowDataset $args[0] | ForEach-Object Class
            $row = [pscustomobject]@{ Path = 'a.jpg'; '{{name}}' = 'cat'; Confidence = '0.5'; X = '50'; Y = '50'; Width = '20'; Height = '20' }
            ($row | ConvertTo-BoundingBox).Class
            ($row | Merge-RoboflowPrediction).Class
            (@{ '{{name}}' = 'cat'; {{Box}} } | Merge-RoboflowPrediction).Class
            (@{ predictions = @($row); path = 'a.jpg' } | Merge-RoboflowPrediction).Predictions[0].Class
            ([pscustomobject]@{ '{{name}}' = 'cat'; X1 = 1; Y1 = 1; X2 = 3; Y2 = 3 } | ConvertTo-BoundingBox -From Corner).Class
            $row | Export-RoboflowDataset $args[1]
            (Import-RoboflowDataset $args[1]).Class
            ($row | Measure-RoboflowAccuracy $row).Classes[0].Class
            (Compare-RoboflowDetection $row @{ Path = 'a.jpg'; Class = 'dog'; Confidence = .5; {{Box}} }).Images.Details.Reference.Class
            """,
            null,
            At("a.csv"),
            At("b.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.All(run.Output, o => Assert.Equal("cat", o.ToString()));
        Assert.Equal(9, run.Output.Count);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("conf")]
    [InlineData("Probability")]
    [InlineData("prob")]
    [InlineData("confidence_score")]
    [InlineData("DetectionScore")]
    public void Confidence_has_the_names_that_tables_have(string name)
    {
        File.WriteAllText(At("a.csv"), $"Path,Class,{name},X,Y,Width,Height\na.jpg,cat,0.5,50,50,20,20\n");
        var run = _session.Run(
            $$"""
            Import-RoboflowDataset $args[0] | ForEach-Object Confidence
            ([pscustomobject]@{ '{{name}}' = '0.5'; {{Box}} } | Merge-RoboflowPrediction).Confidence
            (@{ Class = 'cat'; '{{name}}' = .5; {{Box}} } | ConvertTo-BoundingBox).Confidence
            (@{ Class = 'cat'; '{{name}}' = '.5'; Confidence = ''; {{Box}} } | ConvertTo-BoundingBox).Confidence
            (@{ Class = 'cat'; '{{name}}' = .5; bbox = 1, 2, 3, 4 } | ConvertTo-BoundingBox -From Coco).Confidence
            """,
            null,
            At("a.csv"));
        Assert.Empty(run.Errors);
        Assert.Equal([.5, .5, .5, .5, .5], run.Output.Select(o => (double)o.BaseObject));
    }

    [Theory]
    [InlineData("Class = 'cat'; label = 'dog'; name = 'a.jpg'; Confidence = .5; conf = .25", "cat 0.5")]
    [InlineData("name = 'a.jpg'; category = 'cat'; probability = .25; score = .5", "cat 0.5")]
    [InlineData("label = 'cat'", "cat 1")]
    public void First_name_counts_and_a_row_without_confidence_is_ground_truth(string members, string expected)
    {
        var run = _session.Run($$"""[pscustomobject]@{ {{members}}; {{Box}} } | Merge-RoboflowPrediction | ForEach-Object { "$($_.Class) $($_.Confidence)" }""");
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(expected, Assert.Single(run.Output).ToString());
    }

    [Fact]
    public void Empty_cell_leaves_the_other_columns()
    {
        File.WriteAllText(At("a.csv"), "Path,image,Class,label,Confidence,score,X,Y,Width,Height\na.jpg,,cat,,0.25,,5,5,2,2\n,b.jpg,,dog,,0.5,5,5,2,2\n");
        var run = _session.Run(
            """
            Import-RoboflowDataset $args[0] | ForEach-Object { "$($_.FileName) $($_.Class) $($_.Confidence)" }
            [pscustomobject]@{ Path = ''; image = 'b.jpg'; Class = ''; label = 'dog'; Confidence = ''; score = '0.5'; X = 5; Y = 5; Width = 2; Height = 2 } |
                Merge-RoboflowPrediction | ForEach-Object { "$($_.FileName) $($_.Class) $($_.Confidence)" }
            """,
            null,
            At("a.csv"));
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg cat 0.25", "b.jpg dog 0.5", "b.jpg dog 0.5"], run.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("conf = 50", "confidence is not a number from 0 to 1")]
    [InlineData("conf = 'high'", "the value of its conf cannot be read")]
    [InlineData("label = [datetime]'2024-01-01'", "its label is a date")]
    public void Error_names_the_property_of_the_row(string member, string says)
    {
        var run = _session.Run($$"""[pscustomobject]@{ Path = 'a.jpg'; {{member}}; {{Box}} } | Merge-RoboflowPrediction""");
        Assert.Contains(says, Assert.Single(run.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_under_another_name_are_not_merged_with_each_other()
    {
        var run = _session.Run(
            $$"""'a.jpg', 'b.jpg' | ForEach-Object { [pscustomobject]@{ filename = $_; label = 'cat'; {{Box}} } } | Merge-RoboflowPrediction | ForEach-Object Path""");
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg", "b.jpg"], run.Output.Select(o => o.ToString()));
    }

    // Its name is that of an image or of a note, and nobody gave it a class: no class with a warning is right, "note.txt" is not. What was added
    // together with the box is a class.
    [Theory]
    [InlineData("FileInfo", "")]
    [InlineData("Deserialized", "")]
    [InlineData("Selected", "")]
    [InlineData("Version", "")]
    [InlineData("Labeled", "cat")]
    [InlineData("Row", "cat")]
    [InlineData("RowOfJob", "cat")]
    public void Name_of_an_object_with_an_added_box_is_not_its_class(string made, string expected)
    {
        File.WriteAllText(At("note.txt"), "note");
        var file = new PSObject(new FileInfo(At("note.txt")));
        var row = With(new PSObject(), ("Name", made == "Selected" ? "note.txt" : "cat"));
        if (made == "Selected")
        {
            row.TypeNames.Insert(0, "Selected.System.IO.FileInfo");
        }

        var input = made switch
        {
            "FileInfo" => file,
            "Deserialized" => Again(file),
            "Version" => new PSObject(typeof(Version)),
            "Labeled" => With(file, ("label", "cat")),
            "RowOfJob" => Again(row),
            _ => row,
        };
        input = With(
            input,
            [.. new[] { "X", "Y", "Width", "Height", "X1", "Y1", "X2", "Y2" }.Where(n => input.Properties[n] is null).Select(n => (n, (object)1))]);
        var run = _session.Run(
            """
            $all = @($input)
            "[$(($all | Merge-RoboflowPrediction).Class)]"
            "[$(($all | ConvertTo-BoundingBox -From Corner).Class)]"
            """,
            [input]);
        Assert.Empty(run.Errors);
        Assert.Equal([$"[{expected}]", $"[{expected}]"], run.Output.Select(o => o.ToString()));
        Assert.Equal(expected.Length == 0 ? 2 : 0, run.Warnings.Count);
    }

    [Fact]
    public void Property_of_the_users_own_class_is_read()
    {
        var run = _session.Run(
            "class Found { [string] $label = 'cat'; [double] $conf = .5; [int] $X = 5; [int] $Y = 5; [int] $Width = 2; [int] $Height = 2 }\n"
                + "[Found]::new() | Merge-RoboflowPrediction | ForEach-Object { \"$($_.Class) $($_.Confidence)\" }");
        Assert.Empty(run.Errors);
        Assert.Equal("cat 0.5", Assert.Single(run.Output).ToString());
    }

    [Theory]
    [InlineData("ConvertTo-BoundingBox | ForEach-Object Class")]
    [InlineData("Merge-RoboflowPrediction | ForEach-Object Class")]
    [InlineData("Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0] | ForEach-Object Class")]
    [InlineData("ForEach-Object { $_ } -OutVariable rows | Measure-RoboflowAccuracy $given | ForEach-Object { $_.Classes.Class }")]
    [InlineData("Compare-RoboflowDetection $moved | ForEach-Object { $_.Images.Details.Reference.Class } | Where-Object { $_ }")]
    [InlineData("ForEach-Object { [Roboflow.Inference.Prediction]$_ } | Merge-RoboflowPrediction | ForEach-Object Class")]
    public void Class_number_stands_in_for_a_missing_name_with_one_warning(string command)
    {
        var run = _session.Run(
            $$"""
            $given = 3, 4 | ForEach-Object { @{ Path = 'a.jpg'; ClassId = $_; Confidence = .5; {{Box}} } }
            $moved = $given | ForEach-Object { $one = $_.Clone(); $one.X = 90; $one }
            $given | {{command}}
            """,
            null,
            At("a.jsonl"));
        Assert.Empty(run.Errors);
        Assert.Equal(["3", "4"], run.Output.Select(o => o.ToString()).Order());
        Assert.StartsWith("A prediction in the input has no class name; the class number is used", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction", 1)]
    [InlineData("ConvertTo-BoundingBox", 1)]
    [InlineData("ConvertTo-BoundingBox -Format Array", 0)]
    [InlineData("ForEach-Object { [Roboflow.Inference.Prediction]$_ } | Merge-RoboflowPrediction", 0)]
    public void Rows_without_name_and_number_are_one_warning(string command, int warnings)
    {
        var run = _session.Run($$"""@{ {{Box}} }, @{ {{Box}} } | {{command}}""");
        Assert.Empty(run.Errors);
        Assert.Equal(warnings, run.Warnings.Count);
    }

    [Fact]
    public void Numbers_that_stood_in_get_their_names_later()
    {
        var run = _session.Run(
            $$"""
            $row = @{ ClassId = 1; ImageWidth = 100; ImageHeight = 100; {{Box}} }
            ($row | ConvertTo-BoundingBox -Format Center -ClassName cat, dog).Class
            $row | ConvertTo-BoundingBox -Format Yolo -WarningAction Ignore | ConvertTo-BoundingBox -From Yolo -Format Yolo -ClassName cat, dog |
                ForEach-Object { "$($_.Class) $($_.ClassId)" }
            """);
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
        Assert.Equal(["dog", "dog 1"], run.Output.Select(o => o.ToString()));
    }

    private static PSObject With(PSObject made, params (string Name, object Value)[] members)
    {
        Array.ForEach(members, m => made.Properties.Add(new PSNoteProperty(m.Name, m.Value)));
        return made;
    }

    private static PSObject Again(PSObject made) => (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(made));
}
