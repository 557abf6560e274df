using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Class filters work the same whether or not the server has a filter.</summary>
public sealed class ClassFilterTests
{
    // One red circle and two blue squares, of which the squares have the higher confidence.
    private static readonly byte[] Image = SampleImages.Encode(
        """<circle cx="60" cy="60" r="40" fill="#e02020"/><rect x="120" y="20" width="50" height="50" fill="#2040e0"/>"""
            + """<rect x="200" y="100" width="60" height="60" fill="#2040e0"/>""", 300, 200, ".png");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Class_filter_gives_the_named_classes(bool ignored)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { IgnoreClasses = ignored });
        using var session = new ModuleSession();
        string Classes(string parameters)
        {
            var run = session.Run(
                "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] " + parameters, null, Image, emulator
                    .Address);
            Assert.Empty(run.Errors);
            return string.Join(' ', run.Output.Select((_, i) => run.Property<string>(i, "Class")).Order(StringComparer.Ordinal));
        }

        Assert.Equal("blue-square blue-square red-circle", Classes(string.Empty));
        Assert.Equal("blue-square blue-square", Classes("-Class blue-square"));
        Assert.Equal("blue-square blue-square", Classes("-Class Blue-Square"));
        Assert.Equal("red-circle", Classes("-Class 'red-circle', 'no, such'"));
        Assert.Equal("red-circle", Classes("-Class *-circle, blue-square -ExcludeClass BLUE-*"));
        Assert.All(emulator.Received, r => Assert.DoesNotContain("classes", r.Query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-MaxDetection 1 -Class blue-*", "blue-square", false)]
    [InlineData("-MaxDetection 1 -ExcludeClass red-circle", "blue-square", false)]
    [InlineData("-MaxDetection 2", "blue-square", true)]
    public async Task MaxDetection_is_applied_after_the_class_filter(string parameters, string among, bool sent)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var run = session.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] " + parameters, null, Image, emulator
                .Address);
        Assert.Equal(sent ? 2 : 1, run.Output.Count);
        Assert.Contains(among, run.Output.Select((_, i) => run.Property<string>(i, "Class")));
        Assert.Equal(sent, emulator.Received.Single().Query.Contains("max_detections=2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Class ''")]
    [InlineData("-Class red-circle, ' '")]
    public async Task Empty_class_name_is_refused_before_anything_is_sent(string parameters)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var run = session.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] " + parameters,
            null,
            Image,
            emulator.Address);
        Assert.StartsWith("ParameterArgumentValidationError,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Empty_class_filter_keeps_all_classes()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var run = session.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey emulator-key -Endpoint $args[1] -Class $null -ExcludeClass @()",
            null,
            Image,
            emulator.Address);
        Assert.Equal(3, run.Output.Count);
    }
}
