using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Finds the ground truth of each predicted image: by its path, else by its file name if only one image on each side has it.
/// Images keep the order of the ground truth.
/// </summary>
internal sealed class ImagePairing
{
    private readonly List<PairedImage> _truth = [];
    private readonly List<PairedImage> _predicted = [];
    private readonly Dictionary<string, PairedImage> _truthByPath = new(ImageNames.Comparer);
    private readonly Dictionary<string, PairedImage> _predictedByPath = new(ImageNames.Comparer);

    /// <summary>The number of predicted images that are not in the ground truth; they count as images without objects.</summary>
    internal int UnknownCount { get; private set; }

    internal void AddTruth(string path, IEnumerable<Prediction> objects) => Add(_truth, _truthByPath, path, objects);

    internal void AddPredictions(string path, IEnumerable<Prediction> predictions) => Add(_predicted, _predictedByPath, path, predictions);

    /// <summary>Returns the pairs; a predicted image with ambiguous ground truth is reported and left out, and that ground truth is marked.</summary>
    internal IReadOnlyList<ImagePair> Pair(Action<string, string> reportAmbiguous)
    {
        var truthOf = new Dictionary<PairedImage, PairedImage>();
        // Ground truth with a prediction of the same path is not available for another image of the same name.
        var truthByName = _truth.Where(t => !_predictedByPath.ContainsKey(t.Path)).GroupBy(t => NameOf(t.Path), ImageNames.Comparer)
            .ToDictionary(g => g.Key, g => g.ToArray(), ImageNames.Comparer);
        var predictedByName = _predicted.Where(p => !_truthByPath.ContainsKey(p.Path)).GroupBy(p => NameOf(p.Path), ImageNames.Comparer)
            .ToDictionary(g => g.Key, g => g.ToArray(), ImageNames.Comparer);
        var unknown = new List<PairedImage>();
        var ambiguous = new HashSet<PairedImage>();
        foreach (var image in _predicted)
        {
            if (_truthByPath.TryGetValue(image.Path, out var same))
            {
                truthOf[same] = image;
                continue;
            }

            var name = NameOf(image.Path);
            if (!truthByName.TryGetValue(name, out var candidates))
            {
                unknown.Add(image);
            }
            else if (candidates.Length == 1 && predictedByName[name].Length == 1)
            {
                truthOf[candidates[0]] = image;
            }
            else
            {
                ambiguous.UnionWith(candidates);
                reportAmbiguous(image.Path, candidates.Length > 1 ? candidates[1].Path : predictedByName[name].First(p => p != image).Path);
            }
        }

        UnknownCount = unknown.Count;
        return
        [
            .. _truth.Select(t => truthOf.TryGetValue(t, out var predicted)
                ? new ImagePair(t.Objects, predicted.Objects) { TruthPath = t.Path, PredictedPath = predicted.Path }
                : new ImagePair(t.Objects, []) { TruthPath = t.Path, IsAmbiguous = ambiguous.Contains(t) }),
            .. unknown.Select(p => new ImagePair([], p.Objects) { PredictedPath = p.Path }),
        ];
    }

    // A signed address has a query, and the data set that was written from its predictions has the name.
    private static string NameOf(string path) => ImageNames.OfAddress(path) ?? ImagePath.NameOf(path);

    private static void Add(List<PairedImage> images, Dictionary<string, PairedImage> byPath, string path, IEnumerable<Prediction> objects)
    {
        if (!byPath.TryGetValue(path, out var image))
        {
            image = new PairedImage(path);
            byPath.Add(path, image);
            images.Add(image);
        }

        image.Objects.AddRange(objects);
    }

    private sealed class PairedImage(string path)
    {
        internal string Path { get; } = path;

        internal List<Prediction> Objects { get; } = [];
    }
}
