using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.Help;

/// <summary>Runs every example of every page, as docs/README.md promises.</summary>
public sealed class HelpExampleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("examples").FullName;
    private EmulatorHost? _emulator;

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (cmdlet, title, code) in HelpPages.Examples)
            {
                data.Add(cmdlet, title, code);
            }

            return data;
        }
    }

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        foreach (var image in Directory.GetFiles(ModuleSession.Samples))
        {
            File.Copy(image, Path.Combine(_folder, Path.GetFileName(image)));
        }

        await File.WriteAllBytesAsync(Path.Combine(_folder, "shapes.onnx"), ShapesModelFile.Create(new ShapesOptions()));
    }

    public async Task DisposeAsync()
    {
        await _emulator!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_without_an_error(string cmdlet, string title, string code)
    {
        using var session = new ModuleSession();
        var address = _emulator!.Address.AbsoluteUri.TrimEnd('/');
        var standIns = File.ReadAllText(Path.Combine(ModuleSession.RepositoryRoot, "tests", "Roboflow.Inference.Tests", "Support", "ExampleStandIns.ps1"));
        Assert.Empty(session.Run(standIns + """

            $null = $ExecutionContext.SessionState.Path.SetLocation($args[0])
            Connect-Roboflow -ApiKey emulator-key -Endpoint $args[1] -ApiEndpoint $args[1]
            """, null, _folder, address).Errors);
        var run = session.Run(code.Replace("http://localhost:9001", address, StringComparison.Ordinal));
        Assert.True(run.Terminated is null, $"{cmdlet}, {title}: {run.Terminated}");
        Assert.True(run.Errors.Count == 0, $"{cmdlet}, {title}: {string.Join(Environment.NewLine, run.Errors.Select(e => e.FullyQualifiedErrorId + " " + e))}");
    }
}
