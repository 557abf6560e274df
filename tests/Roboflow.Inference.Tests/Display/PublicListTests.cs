using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Display;

/// <summary>Every list property can be indexed, sliced and counted in PowerShell: it is an array or a List.</summary>
public sealed class PublicListTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private static readonly byte[] Image = SampleImages.Encode(
        """<circle cx="60" cy="60" r="40" fill="#e02020"/><rect x="120" y="20" width="50" height="50" fill="#2040e0"/>"""
            + """<rect x="200" y="100" width="60" height="60" fill="#2040e0"/>""", 300, 200, ".png");

    [Theory]
    [InlineData("")]
    [InlineData("-Class *")]
    [InlineData("-Class *-*, x")]
    [InlineData("-ExcludeClass red-*")]
    [InlineData("-MaxDetection 2")]
    [InlineData("-MaxDetection 2 -Class *")]
    [InlineData("-MaxDimension 150 -Confidence 1")]
    [InlineData("-TileSize 150")]
    [InlineData("-Journal \"$folder/lists.journal\"")]
    public void Predictions_index_slice_and_count(string parameters)
    {
        given.File("first.png", Image);
        given.File("second.png", Image);
        var run = given.Run(
            "Set-StrictMode -Version Latest; foreach ($name in 'first.png', 'second.png') { $r = Invoke-RoboflowDetection \"$folder/$name\" shapes/1 @common "
                + "-AsResult -WarningAction Ignore " + parameters
            + "; $r.Predictions[1].Class; $r.Predictions[-1].Class; @($r.Predictions[0..1]).Count; $r.Predictions.Count }");
        Assert.Empty(run.Errors);
        Assert.Equal(8, run.Output.Count);
        Assert.Equal(2, run.Output[2].BaseObject);
    }

    [Fact]
    public void Lists_of_real_results_are_arrays_or_lists()
    {
        given.File("lists.png", Image);
        var run = given.Run("""
            $file = "$folder/lists.png"
            $results = foreach ($model in 'shapes/1', 'shapes-seg/1', 'shapes-class/1', 'shapes-multi/1') { Invoke-RoboflowDetection $file $model @common -AsResult }
            $results
            $results | ConvertTo-BoundingBox -Format Coco
            Invoke-RoboflowDetection $file shapes/1 @common -AsResult | Merge-RoboflowPrediction
            Invoke-RoboflowDetection $file shapes/1 @common | Export-RoboflowDataset "$folder/lists.json" -Format Coco -Force
            Import-RoboflowDataset "$folder/lists.json" -Format Coco -AsResult
            $results[0] | Measure-RoboflowAccuracy $results[0]
            $api = @{ ApiEndpoint = $common.Endpoint; ApiKey = $common.ApiKey }
            Get-RoboflowWorkspace @api
            Get-RoboflowProject shapes @api
            Get-RoboflowVersion shapes @api
            Test-RoboflowConnection shapes/1 @common
            Get-RoboflowContext
            """);
        Assert.Empty(run.Errors);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in run.Output)
        {
            Walk(item.BaseObject, faults, 0);
        }

        Assert.Equal([], faults);
    }

    private static void Walk(object? value, SortedSet<string> faults, int depth)
    {
        if (value is null || depth > 8 || value.GetType().Namespace is not { } space || !space.StartsWith("Roboflow.Inference", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var content = property.GetValue(value);
            if (content is not IEnumerable list || content is string or IDictionary)
            {
                Walk(content, faults, depth + 1);
                continue;
            }

            var type = content.GetType();
            if (!type.IsArray && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)) && !type.IsPublic)
            {
                faults.Add($"{property.DeclaringType!.Name}.{property.Name} is {type.Name}");
            }

            foreach (var item in list)
            {
                Walk(item, faults, depth + 1);
            }
        }
    }
}
