using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>
/// What is wrong with an input is written in its turn, after the results before it: an error that stops the pipeline, or a warning, would
/// else come first, and results that were sent and billed would be lost.
/// </summary>
public sealed class ErrorOrderTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    public static TheoryData<string, string> Inputs => new()
    {
        { "'no.jpg'", "FileNotFound" },
        { "'no*.jpg'", "FileNotFound" },
        { "'none:/no.jpg'", "FileNotFound" },
        { "'Env:PATH'", "PathNotFileSystem" },
        { "'https://example.test/a.jpg'", "ImageNotLocal" },
        { "('/9j/4AAQSkZJRgABAQ' + 'A' * 200)", "ImageAsText" },
        { "[uri]'ftp://example.test/a.jpg'", "InvalidUri" },
        { "[pscustomobject]@{ Name = 'a.jpg' }", "ImageUnknown" },
        { "@{ Path = 'no.jpg' }", "FileNotFound" },
        { ", @(255, 300)", "InvalidImage" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Error_about_an_input_comes_after_the_results_before_it(string input, string id)
    {
        await using var emulator = await StartAsync(inFlight: 2);
        var run = Run(emulator, $"'a.jpg'; {input}; 'b.jpg'", "-Model shapes/1");
        Assert.Equal(["a.jpg", id, "b.jpg"], Written(run));
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Error_that_stops_the_pipeline_loses_no_earlier_result(string input, string id)
    {
        await using var emulator = await StartAsync(inFlight: 2);
        var run = Run(emulator, $"'a.jpg'; {input}; 'b.jpg'", "-Model shapes/1 -ErrorAction Stop");
        Assert.Equal(["a.jpg", id], Written(run));
    }

    [Theory]
    [InlineData("@{ Path = 'b.jpg'; Model = 'a/b/c' }", "InvalidModelId")]
    [InlineData("@{ Path = 'b.jpg'; Model = '' }", "ModelMissing")]
    [InlineData("@{ Path = 'b.jpg' }", "ModelMissing")]
    public async Task Row_without_a_valid_model_loses_no_earlier_result(string row, string id)
    {
        await using var emulator = await StartAsync(inFlight: 1);
        var run = Run(emulator, $"@{{ Path = 'a.jpg'; Model = 'shapes/1' }}; {row}", "-ErrorAction Stop");
        Assert.Equal(["a.jpg", id], Written(run));
    }

    [Fact]
    public async Task Warning_about_a_folder_comes_in_its_turn()
    {
        _ = Directory.CreateDirectory(Path.Combine(given.Folder, "sub"));
        await using var emulator = await StartAsync(inFlight: 2);
        var run = Run(emulator, "'a.jpg'; 'sub'; 'b.jpg'", "-Model shapes/1 -WarningAction Stop");
        Assert.Equal(["a.jpg", "ActionPreferenceStop"], Written(run));
    }

    // Faults of files that are found when they are read, which always waited, and those of their names keep their order.
    [Fact]
    public async Task Errors_are_in_the_order_of_the_inputs()
    {
        given.File("text.jpg", [.. "some text"u8]);
        await using var emulator = await StartAsync(inFlight: 1);
        var run = Run(emulator, "'a.jpg', 'text.jpg', 'no1.jpg', 'text.jpg', 'no2.jpg', 'b.jpg'", "-Model shapes/1");
        Assert.Equal(["a.jpg", "InvalidImage", "FileNotFound", "InvalidImage", "FileNotFound", "b.jpg"], Written(run));
    }

    private async Task<EmulatorHost> StartAsync(int inFlight)
    {
        given.File("a.jpg");
        given.File("b.jpg", DetectionFixture.BlueSquare);
        var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { HeldUntil = Task.WhenAny(emulator.Statistics.When(s => s.InFlight >= inFlight), Task.Delay(2000)) });
        return emulator;
    }

    // Errors as their ids among the results.
    private SessionOutput Run(EmulatorHost emulator, string input, string parameters) => given.Session.Run(
        $"$null = $ExecutionContext.SessionState.Path.SetLocation($folder); try {{ & {{ {input} }} | "
            + $"Invoke-RoboflowDetection -Endpoint $args[0] -ApiKey emulator-key -AsResult {parameters} 2>&1 | ForEach-Object {{ "
            + "if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.FullyQualifiedErrorId -replace ',.*' } else { [IO.Path]::GetFileName($_.Path) } } } "
            + "catch { $_.FullyQualifiedErrorId -replace ',.*' }",
        null,
        emulator.Address);

    private static string[] Written(SessionOutput run) => [.. run.Output.Select(o => (string)o.BaseObject)];
}
