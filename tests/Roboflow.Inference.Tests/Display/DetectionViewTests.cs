using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Display;

/// <summary>The tables of predictions, boxes and results.</summary>
public sealed class DetectionViewTests
{
    private const string Found =
        "[Roboflow.Inference.Prediction]@{ X = 189.5; Y = 1100; Width = 163; Height = 186; Class = 'helmet'; ClassId = 3; Confidence = .544; ImageWidth = "
            + "2048; ImageHeight = 1371; Path = 'a.jpg' }";

    [Theory]
    [InlineData("", "helmet 0.544 189.5 1100 163 186")]
    [InlineData("| ConvertTo-BoundingBox", "helmet 0.544 108 1007 271 1193")]
    [InlineData("| ConvertTo-BoundingBox -Format Yolo", "0.544 3 0.0925 0.8023 0.0796 0.1357")]
    public void Sixty_columns_keep_every_number_as_the_property_holds_it(string convert, string row) =>
        Assert.Contains(Show(60, $"{Found} {convert}"), line => line.EndsWith(row, StringComparison.Ordinal));

    [Fact]
    public void A_long_class_name_is_shown_as_far_as_the_window_allows()
    {
        var name = new string('x', 60);
        Assert.Contains(Show(120, $"$p = {Found}; $p.Class = '{name}'; $p"), line => line.StartsWith(name + " 0.544", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_in_memory_has_a_name_in_the_heading() =>
        Assert.Contains("Image: (in memory, 2048 x 1371)", Show(80, $"$p = {Found}; $p.Path = $null; $p"));

    [Fact]
    public void A_result_counts_its_classes()
    {
        var shown = Show(80, $$"""
            $two = {{Found}}, {{Found}}
            $one = {{Found}}; $one.Class = 'vest'
            [Roboflow.Inference.DetectionResult]@{ Path = 'a.jpg'; ImageWidth = 2048; ImageHeight = 1371; Model = 'hats/3'; Predictions = [Roboflow.Inference.Prediction[]]($two + $one) }
            [Roboflow.Inference.DetectionResult]@{ Path = 'b.jpg'; ImageWidth = 20; ImageHeight = 10; Model = 'hats/3' }
            """);
        Assert.Contains("Model: hats/3", shown);
        Assert.Contains("2048 x 1371 a.jpg 3: 2 helmet, 1 vest", shown);
        Assert.Contains("20 x 10 b.jpg 0", shown);
    }

    [Fact]
    public void PSPath_binds_but_is_not_serialized()
    {
        using var session = new ModuleSession();
        var run = session.Run($$"""
            function Take { param([Parameter(ValueFromPipelineByPropertyName)][Alias('PSPath')] $LiteralPath) process { $LiteralPath } }
            $p = {{Found}}
            $p | Take
            $p.PSObject.Properties.Name -contains 'PSPath'
            """);
        Assert.Equal(["a.jpg", false], run.Output.Select(o => o.BaseObject));
    }

    // The table and the list of a prediction show its columns, in their order; the list adds the image.
    [Fact]
    public void Views_show_the_fields_that_are_marked_as_columns()
    {
        var columns = typeof(Prediction).GetProperties().OrderBy(p => p.MetadataToken)
            .Where(p => p.CustomAttributes.SelectMany(a => a.NamedArguments).Any(a => a.MemberName == "IsColumn" && a.TypedValue.Value is true))
            .Select(p => p.Name).ToArray();
        Assert.NotEmpty(columns);
        Assert.Contains(string.Join(' ', columns), Show(120, Found));
        using var session = new ModuleSession();
        var listed = session.Run($"({Found}).PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames");
        Assert.Equal([.. columns, nameof(Prediction.Path)], listed.Output.Select(o => (string)o.BaseObject));
    }

    private static string[] Show(int columns, string script)
    {
        var host = new RecordingHost(columns);
        using var session = new ModuleSession(host);
        var run = session.Run($"& {{ {script} }} | Out-Default");
        Assert.Empty(run.Errors);
        return [.. host.Shown.Split('\n').Select(line => Regex.Replace(line.Trim(), " +", " "))];
    }
}
