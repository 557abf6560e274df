using System;

namespace Roboflow.Inference.Detection;

/// <summary>A model id: exactly two segments, <c>project/version</c> or <c>workspace/slug</c>.</summary>
internal sealed record ModelId
{
    private static readonly char[] InQueries = ['?', '#', '='];

    private ModelId(string first, string second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The project, or the workspace.</summary>
    public string First { get; }

    /// <summary>The version, or the slug.</summary>
    public string Second { get; }

    /// <summary>The displayed name: the id, or the name of a model file.</summary>
    internal string Name => First.Length == 0 ? Second : ToString();

    /// <summary>The escaped route below the endpoint's address.</summary>
    public string Route => Uri.EscapeDataString(First) + "/" + Uri.EscapeDataString(Second);

    /// <summary>Creates the id of a model file on this machine, which has no route.</summary>
    internal static ModelId OfFile(string name) => new(string.Empty, name);

    /// <summary>Reads <c>a/b</c>; false for anything else, also for the query of an address, which can contain a key.</summary>
    public static bool TryParse(string? text, out ModelId? model)
    {
        var parts = Array.ConvertAll((text ?? string.Empty).Trim().Trim('/').Split('/'), p => p.Trim());
        var valid = parts.Length == 2 && Array.TrueForAll(parts, p => p.Length > 0 && p is not "." and not ".." && p.IndexOfAny(InQueries) < 0);
        model = valid ? new ModelId(parts[0], parts[1]) : null;
        return valid;
    }

    /// <summary>Returns the id as users write it.</summary>
    public override string ToString() => First + "/" + Second;
}
