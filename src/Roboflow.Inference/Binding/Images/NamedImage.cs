using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;

namespace Roboflow.Inference.Binding.Images;

/// <summary>
/// Represents a hashtable that names an image and maybe its model. The engine binds the properties of an object, but not the
/// keys of a hashtable, so the whole hashtable is bound as one value.
/// </summary>
internal sealed class NamedImage : MemoryStream
{
    // In the order in which an object's properties are preferred.
    private static readonly string[] FileNames = ["Path", "LiteralPath", "PSPath", "LP", "FullName"];

    private NamedImage(string[] files, string? address, string? model)
    {
        Files = files;
        Address = address;
        Model = model;
    }

    /// <summary>The files, taken literally; empty if the server downloads the image.</summary>
    internal string[] Files { get; }

    /// <summary>The address, if there is no file.</summary>
    internal string? Address { get; }

    /// <summary>The text of the model, which can be empty; null if the hashtable has none.</summary>
    internal string? Model { get; }

    /// <summary>The first file or address as the user wrote it.</summary>
    internal string Written => Files.FirstOrDefault() ?? Address!;

    /// <summary>Reads a hashtable; null if it names no image.</summary>
    internal static NamedImage? Of(IDictionary table)
    {
        var input = PSObject.AsPSObject(table);
        var files = FileNames.Select(name => FilesOf(input, name)).FirstOrDefault(found => found.Length > 0) ?? [];
        var address = files.Length > 0 ? null : PredictionReader.Text(input, "Uri");
        return Array.IndexOf(files, string.Empty) >= 0 ? null : files.Length > 0 || address is not null ? new NamedImage(files, address, ModelOf(input)) : null;
    }

    /// <summary>Whether an object or a row names a file or an address.</summary>
    internal static bool NamesImage(PSObject input) => FileNames.Append("Uri").Any(name => PredictionReader.Text(input, name) is not null);

    /// <summary>Returns the files that a property names, which can be several; empty if it is missing or empty.</summary>
    internal static string[] FilesOf(PSObject input, string name) =>
        ObjectReader.Instance.Member(input, name) is IList { Count: > 0 } list && list.Cast<object?>().All(IsPath)
            ? [.. list.Cast<object?>().Select(one => ObjectReader.Instance.Text(one) ?? string.Empty)]
            : PredictionReader.Text(input, name) is { } path ? [path] : [];

    // A version from Get-RoboflowVersion names its model.
    private static string? ModelOf(PSObject input) => ObjectReader.Instance.Member(input, "Model") switch
    {
        null => ObjectReader.Has(input, "Model") ? string.Empty : null,
        string text => text,
        var other => PredictionReader.Text(PSObject.AsPSObject(other), "Model") ?? ObjectReader.Instance.Text(other) ?? string.Empty,
    };

    // With an empty one among others, the whole list is an error.
    private static bool IsPath(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) is null or string or FileSystemInfo;
}
