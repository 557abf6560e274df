using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Roboflow.Inference.Tests.Package;

/// <summary>Checks the references of the build for Windows PowerShell 5.1 without running it.</summary>
public sealed class DesktopBuildTests
{
    private static readonly string Shipped = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "net472");

    // In the order in which the runtime probes for an assembly.
    private static readonly string[] Folders =
        [Shipped, ModuleSession.Metadata("FrameworkReferences"), Path.Combine(ModuleSession.Metadata("FrameworkReferences"), "Facades")];

    public static TheoryData<string> Assemblies =>
        [.. Directory.GetFiles(Shipped, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_reference_is_shipped_in_that_version_or_a_later_one_or_part_of_the_framework(string assembly)
    {
        foreach (var (name, wanted) in References(Path.Combine(Shipped, assembly + ".dll")))
        {
            // The resolver serves every version up to the shipped one; the framework's own are unified by the runtime.
            var there = name == "System.Management.Automation" ? new Version(3, 0, 0, 0) : VersionOf(name);
            Assert.True(there >= wanted, $"{assembly} refers to {name} {wanted}; there is {there?.ToString() ?? "none"}.");
        }
    }

    [Fact]
    public void Our_own_assemblies_are_built_for_the_framework_and_refer_to_no_newer_runtime()
    {
        foreach (var name in new[] { "Roboflow.Inference", "Roboflow.Inference.Core", "Roboflow.Inference.Imaging", "Roboflow.Inference.Loader" })
        {
            var references = References(Path.Combine(Shipped, name + ".dll"));
            Assert.Equal(new Version(4, 0, 0, 0), references["mscorlib"]);
            Assert.DoesNotContain("System.Runtime", references.Keys);
            Assert.DoesNotContain("netstandard", references.Keys);
        }
    }

    private static Version? VersionOf(string name) =>
        Folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists) is { } file
            ? AssemblyName.GetAssemblyName(file).Version
            : null;

    private static Dictionary<string, Version> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version, StringComparer.Ordinal);
    }
}
