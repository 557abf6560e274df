using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Class names that look like patterns, and filters that match no class.</summary>
public sealed class ClassNameTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Answer = """{"predictions":[{"x":1,"y":1,"width":2,"height":2,"class":"helmet [white]","confidence":0.9},"""
        + """{"x":3,"y":1,"width":2,"height":2,"class":"helmet w","confidence":0.8},{"x":5,"y":1,"width":2,"height":2,"class":"vest","confidence":0.7}]}""";

    private const string OddNames = """{"predictions":[{"x":1,"y":1,"width":2,"height":2,"class":"vest","confidence":0.9},"""
        + """{"x":3,"y":1,"width":2,"height":2,"class":"vest [a","confidence":0.8},{"x":5,"y":1,"width":2,"height":2,"class":"vest]","confidence":0.7},"""
        + """{"x":7,"y":1,"width":2,"height":2,"class":"vest`","confidence":0.6}]}""";

    [Theory]
    [InlineData("-Class 'helmet [white]', vest", "helmet [white],vest")]
    [InlineData("-Class 'HELMET [WHITE]'", "helmet [white]")]
    [InlineData("-ExcludeClass 'helmet [white]'", "helmet w,vest")]
    [InlineData("-Class 'helmet `[*'", "helmet [white]")]
    public async Task Name_with_brackets_is_chosen_as_it_is_written(string parameters, string expected)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", Answer)));
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey k -Endpoint $args[1] 3>&1 " + parameters,
            null,
            DetectionFixture.RedCircle,
            server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(expected, string.Join(',', run.Output.Select((_, i) => run.Property<string>(i, "Class"))));
    }

    [Theory]
    [InlineData("-Class 'vest [a'", "vest [a")]
    [InlineData("-Class 'VEST [A', 'helmet [w'", "vest [a")]
    [InlineData("-ExcludeClass 'vest [a'", "vest,vest],vest`")]
    [InlineData("-Class 'vest]'", "vest]")]
    [InlineData("-Class 'vest`'", "vest`")]
    public async Task Invalid_wildcard_pattern_is_a_literal_class_name(string parameters, string expected)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", OddNames)));
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey k -Endpoint $args[1] " + parameters,
            null,
            DetectionFixture.RedCircle,
            server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(expected, string.Join(',', run.Output.Select((_, i) => run.Property<string>(i, "Class"))));
    }

    [Theory]
    [InlineData("-Class 'vest '", "vest ")]
    [InlineData("-Class ' VEST'", " vest")]
    [InlineData("-ExcludeClass 'vest '", " vest")]
    [InlineData("-Class ' *t '", " vest")]
    [InlineData("-Confidence @{ 'vest ' = 95; '*' = 1 }", " vest")]
    public async Task Spaces_at_the_ends_belong_to_the_name(string parameters, string expected)
    {
        const string Spaced = """{"predictions":[{"x":1,"y":1,"width":2,"height":2,"class":"vest ","confidence":0.9},"""
            + """{"x":3,"y":1,"width":2,"height":2,"class":" vest","confidence":0.8}]}""";
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", Spaced)));
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey k -Endpoint $args[1] 3>&1 " + parameters,
            null,
            DetectionFixture.RedCircle,
            server.Address);
        Assert.Empty(run.Errors);
        Assert.Equal(expected, string.Join(',', run.Output.Select((_, i) => run.Property<string>(i, "Class"))));
    }

    [Fact]
    public void Missing_class_name_is_an_error_before_anything_is_sent()
    {
        var run = given.Run("Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 @common -Class vest, $null", null, DetectionFixture.RedCircle);
        Assert.StartsWith("ParameterArgumentValidationError,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Unmatched_class_name_is_one_warning_per_run()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", Answer)));
        var run = given.Run(
            "$image = $args[0]; 1..3 | ForEach-Object { , [byte[]]$image } | Invoke-RoboflowDetection -Model shapes/1 -ApiKey k -Endpoint $args[1] "
                + "-Class vset, vset, vest -ExcludeClass no* 3>&1",
            null,
            DetectionFixture.RedCircle,
            server.Address);
        Assert.Equal(3, run.Output.Count(o => o.BaseObject is not WarningRecord));
        var warnings = run.Output.Select(o => o.BaseObject).OfType<WarningRecord>().Select(w => w.Message).ToArray();
        Assert.Equal(
            ["No class matches 'vset'. Detected: helmet [white], helmet w, vest.", "No class matches 'no*'. Detected: helmet [white], helmet w, vest."],
            warnings.Select(w => w.Replace("helmet w, helmet [white]", "helmet [white], helmet w", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_class_warning_without_detections()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", """{"predictions":[]}""")));
        var run = given.Run(
            "Invoke-RoboflowDetection -InputObject $args[0] -Model shapes/1 -ApiKey k -Endpoint $args[1] -Class vest 3>&1",
            null,
            DetectionFixture.RedCircle,
            server.Address);
        Assert.Empty(run.Output);
        Assert.Empty(run.Errors);
    }
}
