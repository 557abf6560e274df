using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Roboflow.Emulator;
using Roboflow.Quickstart;

// Hosts PowerShell's engine from its package, so that no PowerShell needs to be installed, and runs quickstart.ps1 on
// the embedded emulator, or with -Endpoint and -Model on any other server (the key comes from ROBOFLOW_API_KEY).
string? endpoint = null;
var model = "shapes/1";
var paths = args.ToList();
for (var at = paths.FindIndex(IsOption); at >= 0 && at + 1 < paths.Count; at = paths.FindIndex(IsOption))
{
    (endpoint, model) = paths[at].Equals("-Endpoint", StringComparison.OrdinalIgnoreCase) ? (paths[at + 1], model) : (endpoint, paths[at + 1]);
    paths.RemoveRange(at, 2);
}

await using var emulator = endpoint is null ? await EmulatorHost.StartAsync() : null;
if (emulator is not null)
{
    Environment.SetEnvironmentVariable("ROBOFLOW_API_KEY", "emulator-key");
}

var pictures = paths.Count > 0 ? paths.Select(p => new FileInfo(p)) : new DirectoryInfo(Metadata("Pictures")).GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal);
using var runspace = RunspaceFactory.CreateRunspace(new SampleHost(), InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddScript(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "quickstart.ps1")))
    .AddParameter("Endpoint", endpoint ?? emulator!.Address.AbsoluteUri)
    .AddParameter("Model", model)
    .AddParameter("Module", Metadata("ModuleManifest"))
    .AddParameter("Picture", pictures.ToArray());
try
{
    foreach (var line in shell.Invoke())
    {
        Console.WriteLine(line);
    }
}
catch (RuntimeException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

foreach (var error in shell.Streams.Error)
{
    await Console.Error.WriteLineAsync($"{error.FullyQualifiedErrorId}: {error}");
}

return shell.HadErrors ? 1 : 0;

static bool IsOption(string text) => text.Equals("-Endpoint", StringComparison.OrdinalIgnoreCase) || text.Equals("-Model", StringComparison.OrdinalIgnoreCase);

static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
