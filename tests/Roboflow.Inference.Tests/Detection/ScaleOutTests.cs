using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Two processes run the worker of samples/scale-out over one folder, as a scheduler would start them.</summary>
public sealed class ScaleOutTests : IAsyncLifetime
{
    private const int Workers = 2;
    private const int Images = 24;

    private static readonly string Worker = Path.Combine(ModuleSession.RepositoryRoot, "samples", "scale-out", "Invoke-Worker.ps1");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scale-out");
    private EmulatorHost? _emulator;

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        var images = _folder.CreateSubdirectory("images");
        _folder.CreateSubdirectory("out");
        for (var i = 0; i < Images; i++)
        {
            // No two alike: the journal would send equal images once.
            await File.WriteAllBytesAsync(
                Path.Combine(images.FullName, $"p{i:00}.png"),
                SampleImages.Encode($"""<circle cx="{60 + (4 * i)}" cy="90" r="50" fill="#e02020"/>""", 320, 240, ".png"));
        }
    }

    public async Task DisposeAsync()
    {
        await _emulator!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_Slurm_array_gathers_everything_once_and_again_from_its_journals()
    {
        string Task(int worker) => $"SLURM_ARRAY_TASK_ID={worker};SLURM_ARRAY_TASK_MIN=0;SLURM_ARRAY_TASK_COUNT={Workers};SLURM_ARRAY_TASK_STEP=1";

        for (var run = 0; run < 2; run++)
        {
            await RunAsync(Task);
            AssertEverythingOnce();
            Assert.Equal(Images, _emulator!.Statistics.Requests);
        }
    }

    [Fact]
    public async Task A_Kubernetes_Indexed_Job_gathers_everything_once()
    {
        await RunAsync(worker => $"JOB_COMPLETION_INDEX={worker};JOB_COMPLETIONS={Workers}");
        AssertEverythingOnce();
        Assert.Equal(Images, _emulator!.Statistics.Requests);
    }

    private async Task RunAsync(Func<int, string> environment)
    {
        var modules = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "..", ".."));
        var said = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => ScriptProcess.RunAsync(
            """
            $worker, $folder, $environment = $args
            foreach ($variable in $environment.Split(';')) {
                $name, $value = $variable.Split('=')
                [Environment]::SetEnvironmentVariable($name, $value)
            }
            & $worker -Path "$folder/images/*.png" -Model shapes/1 -Output "$folder/out"
            $LASTEXITCODE
            """,
            Worker, _folder.FullName, $"{environment(worker)};ROBOFLOW_API_URL={_emulator!.Address};ROBOFLOW_API_KEY=emulator-key;PSModulePath={modules}")));
        Assert.All(said, lines => Assert.Equal(["0"], lines));
    }

    private void AssertEverythingOnce()
    {
        using var session = new ModuleSession();
        var gathered = session.Run("Import-RoboflowDataset $args[0] -Format JsonLines -AsResult", null, Path.Combine(_folder.FullName, "out", "*.jsonl"));
        Assert.Empty(gathered.Errors);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(_folder.FullName, "images")).Order(StringComparer.Ordinal),
            gathered.Output.Select(o => (string)o.Properties["Path"].Value).Order(StringComparer.Ordinal));
        Assert.All(gathered.Output, o => Assert.Single((System.Collections.IEnumerable)o.Properties["Predictions"].Value));
    }
}
