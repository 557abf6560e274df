using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Roboflow.Emulator;
using Roboflow.Quickstart;
using Roboflow.Samples.ShapesModel;

// Hosts PowerShell's engine from its package, so that PowerShell need not be installed, and runs quickstart.ps1 with the
// embedded emulator, with a model file and no server (--on-device), or with any other server (-Endpoint and -Model; the key
// comes from ROBOFLOW_API_KEY).
QuickstartArguments arguments;
try
{
    arguments = QuickstartArguments.Parse(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync($"{e.Message} {QuickstartArguments.Usage}");
    return 2;
}

var modelFolder = arguments.IsOnDevice ? Directory.CreateTempSubdirectory("quickstart-") : null;
var modelFile = modelFolder is null ? null : Path.Combine(modelFolder.FullName, "shapes.onnx");
if (modelFile is not null)
{
    await File.WriteAllBytesAsync(modelFile, ShapesModelFile.Create(new ShapesOptions()));
}

await using var emulator = arguments.Endpoint is null && !arguments.IsOnDevice ? await EmulatorHost.StartAsync() : null;
if (emulator is not null)
{
    Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", "emulator-key");
}

// Images below the session's location are displayed with short paths.
var location = arguments.Paths.Count > 0 ? Environment.CurrentDirectory : Metadata("Images");
var images = (arguments.Paths.Count > 0 ? arguments.Paths : [location]).SelectMany(QuickstartArguments.Find).ToArray();
if (images.Length == 0)
{
    await Console.Error.WriteLineAsync($"No image matches {string.Join(", ", arguments.Paths)}.");
    return 1;
}

using var runspace = RunspaceFactory.CreateRunspace(new SampleHost(), InitialSessionState.CreateDefault2());
runspace.Open();
runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location));
using var shell = PowerShell.Create(runspace);
shell.AddScript(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "quickstart.ps1")))
    .AddParameter("Endpoint", arguments.Endpoint ?? emulator?.Address.AbsoluteUri)
    .AddParameter("ModelPath", modelFile)
    .AddParameter("Model", arguments.Model)
    .AddParameter("Module", Metadata("ModuleManifest"))
    .AddParameter("Image", images);
try
{
    shell.Invoke();
}
catch (RuntimeException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
finally
{
    modelFolder?.Delete(recursive: true);
}

foreach (var error in shell.Streams.Error)
{
    await Console.Error.WriteLineAsync($"{error.FullyQualifiedErrorId.Split(',')[0]}: {error} {error.ErrorDetails?.RecommendedAction}");
}

return shell.HadErrors ? 1 : 0;

static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
