using System;
using System.IO;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.Help;

/// <summary>Runs every example of every page, as docs/README.md promises.</summary>
public sealed class HelpExampleTests(DetectionFixture given) : IClassFixture<DetectionFixture>, IDisposable
{
    private static readonly byte[] Model = ShapesModelFile.Create(new ShapesOptions());
    private static readonly string StandIns = File.ReadAllText(
        Path.Combine(ModuleSession.RepositoryRoot, "tests", "Roboflow.Inference.Tests", "Support", "ExampleStandIns.ps1"));

    private readonly string _folder = Directory.CreateTempSubdirectory("examples").FullName;

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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_without_an_error(string cmdlet, string title, string code)
    {
        foreach (var image in Directory.GetFiles(ModuleSession.Samples))
        {
            File.Copy(image, Path.Combine(_folder, Path.GetFileName(image)));
        }

        File.WriteAllBytes(Path.Combine(_folder, "shapes.onnx"), Model);
        given.Emulator.Reset();
        using var session = new ModuleSession();
        var address = given.Emulator.Address.AbsoluteUri.TrimEnd('/');
        Assert.Empty(session.Run(StandIns + """

            $null = $ExecutionContext.SessionState.Path.SetLocation($args[0])
            Connect-Roboflow -ApiKey emulator-key -Endpoint $args[1] -ApiEndpoint $args[1]
            """, null, _folder, address).Errors);
        var run = session.Run(code.Replace("http://localhost:9001", address, StringComparison.Ordinal));
        Assert.True(run.Terminated is null, $"{cmdlet}, {title}: {run.Terminated}");
        Assert.True(run.Errors.Count == 0, $"{cmdlet}, {title}: {string.Join(Environment.NewLine, run.Errors.Select(e => e.FullyQualifiedErrorId + " " + e))}");
    }
}
