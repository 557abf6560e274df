using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>Nothing replaces a journal, whose images would be paid for again; where that is known before, nothing is sent.</summary>
public sealed class KeptJournalTests : IAsyncLifetime
{
    private const string Detect = "$at = $args[3]; $input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -AsResult -Journal $args[1] ";

    private readonly JournaledFolder _given = new();

    public Task InitializeAsync() => _given.StartAsync();

    public Task DisposeAsync() => _given.DisposeAsync().AsTask();

    [Theory]
    [InlineData("run.jsonl", "| Export-RoboflowDataset $args[1] -Force")]
    [InlineData("run.jsonl", "| Export-RoboflowDataset $args[1]")]
    [InlineData("run.jsonl", "| Export-RoboflowDataset $args[1] -Format Coco -Force")]
    [InlineData("run.csv", "| Export-RoboflowDataset $args[1] -Force")]
    [InlineData("out/data.yaml", "| Export-RoboflowDataset $args[2] Yolo -Force")]
    [InlineData("run.png", "| Export-RoboflowImage $args[1] -Force")]
    [InlineData("run.html", "| Export-RoboflowReport $args[1] -Embed -Force")]
    [InlineData("out/index.html", "| Export-RoboflowReport $args[2] -Force")]
    [InlineData("run.jpg", "-Format ImageAndJson -Destination $args[1] -Force")]
    public void Output_with_the_name_of_the_journal_is_an_error_before_an_image_is_sent(string journal, string output)
    {
        AssertRefused(Run(journal, output), "FileExists", "Import-RoboflowDataset");
        Assert.Equal(0, _given.Emulator.Statistics.Requests);

        // It is as safe once it exists.
        Run(journal, string.Empty);
        var before = File.ReadAllBytes(At(journal));
        AssertRefused(Run(journal, output), "FileExists", "Import-RoboflowDataset");
        Assert.Equal(before, File.ReadAllBytes(At(journal)));
        Assert.Equal(3, _given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("-Format ImageAndJson -Destination $args[1]", "DestinationNotFolder")]
    [InlineData("-Format ImageAndJson -Destination $args[1]/below", "DestinationNotFolder")]
    [InlineData("| Export-RoboflowCrop $args[1]", "DestinationNotFolder")]
    [InlineData("| Export-RoboflowReport $args[1]", "DestinationNotFolder")]
    [InlineData("| Export-RoboflowDataset $args[1] Yolo", "DestinationIsFile")]
    public void Output_folder_with_the_name_of_the_journal_is_an_error_before_an_image_is_sent(string output, string id)
    {
        var run = Run("run", output);
        AssertRefused(run, id, "folder");
        Assert.Contains("the journal of this run", run.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("out/a.jpg", "-Format Image -Destination $args[2] -Force", 2)]
    [InlineData("out/a.png", "| Export-RoboflowImage $args[2] -Force", 3)]
    [InlineData("out/a-1.png", "| Export-RoboflowCrop $args[2] -FileName '{Name}-{Index}' -Force", 3)]
    [InlineData("out/a.xml", "| Export-RoboflowDataset $args[2] Voc -Force", 3)]
    public void One_file_with_the_name_of_the_journal_is_the_error_of_its_image(string journal, string output, int sent)
    {
        var run = Run(journal, output);
        AssertRefused(run, "FileExists", "Import-RoboflowDataset");
        Assert.Equal(sent, _given.Emulator.Statistics.Requests);
        Assert.StartsWith("{\"RoboflowJournal\"", File.ReadAllText(At(journal)), StringComparison.Ordinal);
        Assert.True(File.Exists(At(journal).Replace("a-1", "b-1", StringComparison.Ordinal).Replace("a.", "b.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_path_of_the_journal_is_recognized()
    {
        _ = Directory.CreateSymbolicLink(At("link"), _given.Folder);
        AssertRefused(Run("run.jsonl", "| Export-RoboflowDataset $at/link/run.jsonl -Force"), "FileExists", "Import-RoboflowDataset");
        _ = File.CreateSymbolicLink(At("other.jsonl"), At("target.jsonl"));
        AssertRefused(Run("other.jsonl", "| Export-RoboflowDataset $at/target.jsonl -Force"), "FileExists", "Import-RoboflowDataset");
        Assert.Equal(0, _given.Emulator.Statistics.Requests);
    }

    [Fact]
    public void Journal_that_another_run_writes_is_kept()
    {
        Run("run.jsonl", string.Empty);
        using var held = new FileStream(
            At("run.jsonl"), FileMode.Open, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None);
        AssertRefused(Run("second.jsonl", "| Export-RoboflowDataset $at/run.jsonl -Force"), "FileExists", "delete it first");
    }

    [Fact]
    public void Path_is_free_again_after_the_run_and_a_data_set_is_no_journal()
    {
        Run("run.jsonl", string.Empty);
        File.Delete(At("run.jsonl"));
        Assert.All([1, 2], _ => Assert.Empty(Run("second.jsonl", "| Export-RoboflowDataset $at/run.jsonl -Force").Errors));
    }

    private static void AssertRefused(SessionOutput run, string id, string advice)
    {
        var error = DetectionFixture.TheError(run, id, id == "FileExists" ? ErrorCategory.ResourceExists : ErrorCategory.InvalidArgument);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_given.Folder, name);

    private SessionOutput Run(string journal, string output)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(At(journal))!);
        using var session = new ModuleSession();
        return session.Run(Detect + output, _given.Files(), _given.Emulator.Address, At(journal), Path.GetDirectoryName(At(journal))!, _given.Folder);
    }
}
