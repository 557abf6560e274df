using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Package;

/// <summary>The rules of docs/architecture.md and CONTRIBUTING.md for the sources: short files, one base class at most, namespaces like folders.</summary>
public sealed class SourceRulesTests
{
    private const int MostLines = 250;

    private static readonly string Source = Path.Combine(ModuleSession.RepositoryRoot, "src");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    [Fact]
    public void No_file_is_longer_than_250_lines()
    {
        Assert.NotEmpty(Files);
        Assert.Empty(Files.Where(file => File.ReadLines(file).Count() > MostLines).Select(file => Path.GetRelativePath(Source, file)));
    }

    // Messages quote names of images, which can be addresses with a signature.
    [Fact]
    public void Warnings_and_verbose_lines_are_written_in_one_place() => Assert.Equal(
        ["MessageStreams.cs"],
        Files.Where(file => Regex.IsMatch(File.ReadAllText(file), @"\bWrite(Warning|Verbose)\(")).Select(Path.GetFileName));

    // A namespace is the project's, with the folder's name for what is internal.
    [Fact]
    public void Namespaces_agree_with_folders()
    {
        var wrong = new List<string>();
        foreach (var file in Files)
        {
            var parts = Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar);
            var text = File.ReadAllText(file);
            if (Regex.Match(text, @"^namespace (?<name>[\w.]+);", RegexOptions.Multiline) is not { Success: true } declared)
            {
                continue;
            }

            var project = parts[0].Replace("Roboflow.Inference.Core", "Roboflow.Inference", StringComparison.Ordinal)
                .Replace("Roboflow.Inference.Loader", "Roboflow.Inference.Loading", StringComparison.Ordinal);
            var folder = string.Join('.', parts[1..^1].Prepend(project));
            var isPublic = Regex.IsMatch(text, @"^public .*\b(class|record|struct|enum|interface|delegate)\b", RegexOptions.Multiline);
            var name = declared.Groups["name"].Value;
            if (name != folder && !(isPublic && name == project))
            {
                wrong.Add($"{Path.Combine(parts)}: {name}");
            }
        }

        Assert.Equal(string.Empty, string.Join('\n', wrong));
    }

    [Fact]
    public void No_class_has_more_than_one_base_of_ours()
    {
        var module = Path.GetDirectoryName(ModuleSession.Manifest)!;
        var bases = Directory.EnumerateFiles(Path.Combine(module, "bin", "net8.0"), "Roboflow.Inference*.dll", SearchOption.AllDirectories)
            .Append(typeof(SampleImages).Assembly.Location)
            .SelectMany(Bases).DistinctBy(pair => pair.Type).ToDictionary(pair => pair.Type, pair => pair.Base, StringComparer.Ordinal);

        // The test sees a base class, also across generic ones.
        Assert.Equal("Roboflow.Inference.Commands.ExportImageCommand", bases["Roboflow.Inference.Commands.ExportRoboflowImageCommand"]);
        Assert.Equal("Roboflow.Inference.Fields.Field`1", bases["Roboflow.Inference.Fields.Field`2"]);
        Assert.Empty(bases.Where(pair => bases.GetValueOrDefault(pair.Value) is { } above && bases.ContainsKey(above)).Select(pair => pair.Key));
    }

    private static List<(string Type, string Base)> Bases(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(handle => (NameOf(metadata, handle), NameOf(metadata, metadata.GetTypeDefinition(handle).BaseType)))];
    }

    private static string NameOf(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return string.Empty;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var type = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
                var outer = type.GetDeclaringType();
                return (outer.IsNil ? metadata.GetString(type.Namespace) : NameOf(metadata, outer)) + "." + metadata.GetString(type.Name);
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return metadata.GetString(reference.Namespace) + "." + metadata.GetString(reference.Name);
            default:
                // A generic instance: two bytes, then the type.
                var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                _ = signature.ReadInt16();
                return NameOf(metadata, signature.ReadTypeHandle());
        }
    }
}
