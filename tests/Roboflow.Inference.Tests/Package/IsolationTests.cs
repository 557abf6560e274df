using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Package;

/// <summary>The module beside other modules, in separate processes.</summary>
public sealed class IsolationTests : IDisposable
{
    private static readonly string[] Packages = ["Polly.Core", "CsvHelper", "NetVips"];

    private const string ImportAndTell =
        "try { Import-Module $args[0] -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0]; \"$_\"; \"$($_.CategoryInfo.Category)\" }; $Error.Count";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Import_loads_our_own_files_and_no_package_no_native_library_and_no_network()
    {
        var loaded = await ScriptProcess.RunAsync(
            """
            $before = [AppDomain]::CurrentDomain.GetAssemblies().Location
            Import-Module $args[0]
            [AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { $_ -notin $before } | ForEach-Object { [IO.Path]::GetFileNameWithoutExtension($_) }
            if ($IsLinux) { [IO.File]::ReadAllLines('/proc/self/maps') -like '*libvips*' }
            """,
            ModuleSession.Manifest);
        Assert.Contains("Roboflow.Inference.Core", loaded);
        Assert.DoesNotContain(
            loaded,
            name => Packages.Contains(name) || name.StartsWith("System.Net.", StringComparison.Ordinal) || name.Contains("vips", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.0.0.0", true)]
    [InlineData("99.0.0.0", false)]
    public async Task Another_version_of_our_packages_in_the_session_does_no_harm(string version, bool theirsFirst)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, Times = 1 });
        var theirs = string.Join('|', Packages.Select(name => ForeignAssembly.Write(_folder.FullName, name, version)));
        var said = await ScriptProcess.RunAsync(
            """
            $manifest, $endpoint, $image, $theirs, $theirsFirst = $args
            function Load { $theirs.Split('|') | ForEach-Object { $null = [Reflection.Assembly]::LoadFrom($_) } }
            if ($theirsFirst -eq 'True') { Load }
            Import-Module $manifest
            $predictions = Invoke-RoboflowDetection $image -Model shapes/1 -Endpoint $endpoint -ApiKey emulator-key -RetryIntervalSec 0.01
            $drawn = $predictions | Export-RoboflowImage -Destination ([IO.Path]::Combine([IO.Path]::GetDirectoryName($theirs.Split('|')[0]), 'drawn')) -PassThru
            if ($theirsFirst -ne 'True') { Load }
            $predictions.Count
            $drawn.Name
            $predictions[0] -is [Roboflow.Inference.Prediction]
            [Foreign.Polly_Core]::Version()
            [Foreign.CsvHelper]::Version()
            [Foreign.NetVips]::Version()
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'Polly.Core' }).Count
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'NetVips' }).Count
            """,
            ModuleSession.Manifest, emulator.Address.AbsoluteUri, ModuleSession.Sample("harbour.jpg"), theirs, theirsFirst.ToString());
        Assert.Equal(["3", "harbour.jpg", "True", version, version, version, "2", "2"], said);
    }

    [Fact]
    public async Task Imported_again_in_other_runspaces_there_is_one_module_and_one_of_each_type()
    {
        var said = await ScriptProcess.RunAsync(
            """
            Import-Module $args[0]
            Import-Module $args[0] -Force
            Import-Module $args[0] -Force
            $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $theirs = $other.AddScript('Import-Module $args[0]; @{X=1;Y=1;Width=2;Height=2} | ConvertTo-BoundingBox').AddArgument($args[0]).Invoke()[0]
            $theirs -is [Roboflow.Inference.BoundingBox]
            'Roboflow.Inference', 'Roboflow.Inference.Core' | ForEach-Object { $name = $_; [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq $name }).Count }
            """,
            ModuleSession.Manifest);
        Assert.Equal(["True", "1", "1"], said);
    }

    [Fact]
    public async Task Another_version_of_the_module_is_one_error()
    {
        var other = ForeignAssembly.Write(_folder.FullName, "Roboflow.Inference.Loader", "0.0.1.0");
        var said = await ScriptProcess.RunAsync(
            "$null = [Reflection.Assembly]::LoadFrom($args[1]); " + ImportAndTell, ModuleSession.Manifest, other);
        Assert.Equal("OtherVersionLoaded", said[0]);
        Assert.StartsWith("Roboflow.Inference 0.0.1 is already loaded from '", said[1], StringComparison.Ordinal);
        Assert.Contains("': start a new session to import ", said[1], StringComparison.Ordinal);
        Assert.Equal(["ResourceExists", "1"], said.Skip(2));
    }

    // Without the guard, 30 lines about duplicate type data hide the cause.
    [Fact]
    public async Task Importing_a_second_copy_is_one_error_and_the_first_still_works()
    {
        var copy = Path.Combine(_folder.FullName, "9.9.9");
        var stage = Path.GetDirectoryName(ModuleSession.Manifest)!;
        foreach (var file in Directory.GetFiles(stage, "*", SearchOption.AllDirectories))
        {
            var below = Path.GetRelativePath(stage, file);
            if (!below.StartsWith("native", StringComparison.Ordinal))
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, below))!);
                File.Copy(file, Path.Combine(copy, below));
            }
        }

        var manifest = Path.Combine(copy, "Roboflow.Inference.psd1");
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, Regex.Replace(text, "(?<=ModuleVersion *= ')[^']+", "9.9.9", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var said = await ScriptProcess.RunAsync(
            "Import-Module $args[1]; " + ImportAndTell + "; ([Roboflow.Inference.Prediction]@{ Path = 'helmet.jpg' }).PSPath",
            manifest, ModuleSession.Manifest);
        Assert.Equal("OtherVersionLoaded", said[0]);
        Assert.Contains($" is already loaded from '{stage}': start a new session to import ", said[1], StringComparison.Ordinal);
        Assert.Equal(["ResourceExists", "1"], said.Skip(2).Take(2));
        Assert.Equal("helmet.jpg", said[^1]);
    }
}
