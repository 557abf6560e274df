using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The class names of a folder of labels, by number, and the shape and names of its key points.</summary>
internal sealed record YoloClasses(IReadOnlyDictionary<int, string> Names, (int Count, int Numbers)? Keypoints)
{
    internal static readonly YoloClasses None = new(new Dictionary<int, string>(), null);

    internal IReadOnlyDictionary<int, List<object>> KeypointNames { get; init; } = new Dictionary<int, List<object>>();

    /// <summary>Returns these classes with the key points of a configuration, unless they have their own.</summary>
    internal YoloClasses WithKeypointsOf(YoloDataYaml? read) =>
        Keypoints is null && read is not null ? this with { Keypoints = read.KeypointShape, KeypointNames = read.KeypointNames } : this;

    /// <summary>Returns names by their places in a list, without empty ones.</summary>
    internal static Dictionary<int, string> Numbered(IEnumerable<string> names) =>
        names.Select((name, number) => (name, number)).Where(n => n.name.Length > 0).ToDictionary(n => n.number, n => n.name);
}
