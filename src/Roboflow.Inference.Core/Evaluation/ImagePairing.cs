using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Finds the ground truth of each predicted image: by its path, else by its file name if only one image on each side has it. Either
/// can have its accents encoded in another way. Images keep the order of the ground truth.
/// </summary>
internal sealed class ImagePairing
{
    // From the best: systems write an accented letter as one character or as two, so the same file comes in both forms.
    private static readonly Func<string, string>[] Keys = [path => path, LooseNames.Composed, NameOf, path => LooseNames.Composed(NameOf(path))];

    private readonly List<PairedImage> _truth = [];
    private readonly List<PairedImage> _predicted = [];
    private readonly Dictionary<string, PairedImage> _truthByPath = new(FolderPaths.Comparer);
    private readonly Dictionary<string, PairedImage> _predictedByPath = new(FolderPaths.Comparer);

    /// <summary>The number of predicted images that are not in the ground truth; they count as images without objects.</summary>
    internal int UnknownCount { get; private set; }

    internal void AddTruth(string path, IEnumerable<Prediction> objects) => Add(_truth, _truthByPath, path, objects);

    internal void AddPredictions(string path, IEnumerable<Prediction> predictions) => Add(_predicted, _predictedByPath, path, predictions);

    /// <summary>Returns the pairs; a predicted image with ambiguous ground truth is reported and left out, and that ground truth is marked.</summary>
    internal IReadOnlyList<ImagePair> Pair(Action<string, string> reportAmbiguous)
    {
        var (truth, predicted) = (new List<PairedImage>(_truth), new List<PairedImage>(_predicted));
        var predictedOf = new Dictionary<PairedImage, PairedImage>();
        foreach (var key in Keys.TakeWhile(_ => truth.Count > 0 && predicted.Count > 0))
        {
            PairUnique(predictedOf, truth, predicted, key);
        }

        var truthByName = ByKey(truth, Keys.Last());
        var (allTruth, allPredicted) = (ByKey(_truth, Keys.Last()), ByKey(_predicted, Keys.Last()));
        var unknown = new List<PairedImage>();
        var ambiguous = new HashSet<PairedImage>();
        foreach (var image in predicted)
        {
            var name = Keys.Last()(image.Path);
            if (truthByName[name].ToArray() is not { Length: > 0 } candidates)
            {
                unknown.Add(image);
                continue;
            }

            ambiguous.UnionWith(candidates);
            reportAmbiguous(image.Path, allPredicted[name].Concat(allTruth[name].Skip(1)).First(p => p != image).Path);
        }

        UnknownCount = unknown.Count;
        return
        [
            .. _truth.Select(t => predictedOf.TryGetValue(t, out var pair)
                ? new ImagePair(t.Objects, pair.Objects) { TruthPath = t.Path, PredictedPath = pair.Path }
                : new ImagePair(t.Objects, []) { TruthPath = t.Path, IsAmbiguous = ambiguous.Contains(t) }),
            .. unknown.Select(p => new ImagePair([], p.Objects) { PredictedPath = p.Path }),
        ];
    }

    // An image that a better key has paired counts too: of two with one name, the other one can be any.
    private void PairUnique(
        Dictionary<PairedImage, PairedImage> predictedOf, List<PairedImage> truth, List<PairedImage> predicted, Func<string, string> key)
    {
        var left = new HashSet<PairedImage>(truth.Concat(predicted));
        var byKey = ByKey(_truth, key);
        var paired = new HashSet<PairedImage>();
        foreach (var group in ByKey(_predicted, key).Where(group => group.Count() == 1 && byKey[group.Key].Count() == 1))
        {
            var (image, found) = (byKey[group.Key].Single(), group.Single());
            if (!left.Contains(image) || !left.Contains(found))
            {
                continue;
            }

            predictedOf.Add(image, found);
            paired.UnionWith([image, found]);
        }

        truth.RemoveAll(paired.Contains);
        predicted.RemoveAll(paired.Contains);
    }

    private static ILookup<string, PairedImage> ByKey(List<PairedImage> images, Func<string, string> key) =>
        images.ToLookup(image => key(image.Path), FolderPaths.Comparer);

    // A signed address has a query, and the data set that was written from its predictions has the name.
    private static string NameOf(string path) => ImageName.OfAddress(path) ?? ImagePath.NameOf(path);

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
