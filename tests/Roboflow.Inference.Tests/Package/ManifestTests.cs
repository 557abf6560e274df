using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Package;

public sealed class ManifestTests
{
    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        using var session = new ModuleSession();
        var module = session.Run("Get-Module Roboflow.Inference").Output.Single();
        var exported = ((PSModuleInfo)module.BaseObject).ExportedCmdlets.Keys.Order().ToArray();
        var dll = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "net8.0", "Roboflow.Inference.dll");
        var inAssembly = session.Run("(Import-Module $args[0] -PassThru -Prefix All).ExportedCmdlets.Values.Name", null, dll).Output
            .Select(o => ((string)o.BaseObject).Replace("-All", "-", System.StringComparison.Ordinal)).Order().ToArray();
        Assert.Contains("Invoke-RoboflowDetection", exported);
        Assert.Equal(exported, inAssembly);
    }

    [Fact]
    public void The_manifest_is_valid_and_states_both_editions()
    {
        using var session = new ModuleSession();
        var run = session.Run("Test-ModuleManifest $args[0]", null, ModuleSession.Manifest);
        Assert.Empty(run.Errors);
        Assert.Null(run.Terminated);
        Assert.Equal(["Core", "Desktop"], ((PSModuleInfo)run.Output.Single().BaseObject).CompatiblePSEditions.Order());
    }

    // The project has no address yet: properties that need one are omitted, not empty.
    [Fact]
    public void The_release_notes_are_the_newest_changes_and_no_address_is_empty()
    {
        using var session = new ModuleSession();
        var module = (PSModuleInfo)session.Run("Test-ModuleManifest $args[0]", null, ModuleSession.Manifest).Output.Single().BaseObject;
        var changes = File.ReadAllText(Path.Combine(ModuleSession.RepositoryRoot, "CHANGELOG.md"));
        Assert.Contains("Invoke-RoboflowDetection", module.ReleaseNotes, System.StringComparison.Ordinal);
        Assert.Contains(module.ReleaseNotes.Split('\n')[0], changes, System.StringComparison.Ordinal);
        Assert.Equal((null, null), (module.ProjectUri, module.IconUri));
    }

    [Fact]
    public void Both_builds_and_the_natives_are_staged()
    {
        var folder = Path.GetDirectoryName(ModuleSession.Manifest)!;
        Assert.True(File.Exists(Path.Combine(folder, "bin", "net472", "Roboflow.Inference.dll")));
        Assert.True(File.Exists(Path.Combine(folder, "bin", "net8.0", "lib", "NetVips.dll")));
        Assert.False(File.Exists(Path.Combine(folder, "bin", "net472", "System.Management.Automation.dll")));
        Assert.False(File.Exists(Path.Combine(folder, "bin", "net8.0", "lib", "System.Text.Json.dll")));
        Assert.True(File.Exists(Path.Combine(folder, "native", "linux-x64", "libvips.so.42")));
    }

    // The licenses require it.
    [Fact]
    public void Each_package_that_is_staged_comes_with_the_text_of_its_license()
    {
        var folder = Path.GetDirectoryName(ModuleSession.Manifest)!;
        string[] licensed = ["NetVips", "Polly", "CsvHelper", "System", "Microsoft", "YamlDotNet"];
        var packages = Directory.GetFiles(Path.Combine(folder, "bin"), "*.dll", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(f).Split('.')[0]).Where(name => name != "Roboflow").Distinct().Order();
        Assert.Equal(licensed.Order(), packages);
        Assert.Equal(
            ["Apache-2.0-CsvHelper.txt", "BSD-3-Clause-Polly.txt", "GPL-3.0-libvips.txt", "LGPL-3.0-libvips.txt", "MIT-NetVips.txt", "MIT-YamlDotNet.txt", "MIT-dotnet.txt"],
            Directory.GetFiles(Path.Combine(folder, "licenses")).Select(Path.GetFileName).Order(System.StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder, "native", "THIRD-PARTY-NOTICES.md")));
    }

    [Fact]
    public void Importing_again_by_force_keeps_the_cmdlets()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            "Import-Module $args[0] -Force; Import-Module $args[0] -Force; (Get-Command -Module Roboflow.Inference).Count",
            null,
            ModuleSession.Manifest);
        Assert.Empty(run.Errors);
        using var once = new ModuleSession();
        Assert.Equal(once.Run("(Get-Command -Module Roboflow.Inference).Count").Output.Single().BaseObject, run.Output.Single().BaseObject);
    }
}
