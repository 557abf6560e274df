using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Finds the ground truth of each predicted picture: by its path, else by its file name where only one picture on
/// either side has it. Pictures keep the order of the truth.
/// </summary>
internal sealed class PicturePairing
{
    private readonly List<Picture> _truth = [];
    private readonly List<Picture> _predicted = [];
    private readonly Dictionary<string, Picture> _truthByPath = new(PictureNames.Comparer);
    private readonly Dictionary<string, Picture> _predictedByPath = new(PictureNames.Comparer);

    /// <summary>Predicted pictures that the truth does not have; they count as pictures without objects.</summary>
    internal int UnknownCount { get; private set; }

    internal void AddTruth(string path, IEnumerable<Prediction> objects) => Add(_truth, _truthByPath, path, objects);

    internal void AddPredictions(string path, IEnumerable<Prediction> predictions) => Add(_predicted, _predictedByPath, path, predictions);

    /// <summary>The pairs; a predicted picture whose truth is not clear is left out and told of.</summary>
    internal IReadOnlyList<PicturePair> Pair(Action<string, string> reportAmbiguous)
    {
        var truthOf = new Dictionary<Picture, Picture>();
        var truthByName = _truth.ToLookup(t => NameOf(t.Path), PictureNames.Comparer);
        var predictedByName = _predicted.Where(p => !_truthByPath.ContainsKey(p.Path)).ToLookup(p => NameOf(p.Path), PictureNames.Comparer);
        var unknown = new List<Picture>();
        foreach (var picture in _predicted)
        {
            if (_truthByPath.TryGetValue(picture.Path, out var same))
            {
                truthOf[same] = picture;
                continue;
            }

            // A truth whose own picture was predicted is not up for another of the same name.
            var name = NameOf(picture.Path);
            var candidates = truthByName[name].Where(t => !_predictedByPath.ContainsKey(t.Path)).ToArray();
            if (candidates.Length == 0)
            {
                unknown.Add(picture);
            }
            else if (candidates.Length == 1 && predictedByName[name].Count() == 1)
            {
                truthOf[candidates[0]] = picture;
            }
            else
            {
                reportAmbiguous(picture.Path, candidates.Length > 1 ? candidates[1].Path : predictedByName[name].First(p => p != picture).Path);
            }
        }

        UnknownCount = unknown.Count;
        return
        [
            .. _truth.Select(t => new PicturePair(t.Objects, truthOf.TryGetValue(t, out var predicted) ? predicted.Objects : [])),
            .. unknown.Select(p => new PicturePair([], p.Objects)),
        ];
    }

    private static void Add(List<Picture> pictures, Dictionary<string, Picture> byPath, string path, IEnumerable<Prediction> objects)
    {
        if (!byPath.TryGetValue(path, out var picture))
        {
            picture = new Picture(path);
            byPath.Add(path, picture);
            pictures.Add(picture);
        }

        picture.Objects.AddRange(objects);
    }

    // Truth may have been labelled on a machine with other separators.
    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private sealed class Picture(string path)
    {
        internal string Path { get; } = path;

        internal List<Prediction> Objects { get; } = [];
    }
}
