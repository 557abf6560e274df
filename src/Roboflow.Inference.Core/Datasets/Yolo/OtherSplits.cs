using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Which images in the folder of an export belong to another split than the one for training: by the folders and lists that its data.yaml
/// named before, and by the usual names of folders.</summary>
internal sealed class OtherSplits
{
    private const string Images = "images";

    private readonly string _folder;

    // Whether a folder, or an image in a list, is of another split. What is also for training is not.
    private readonly Dictionary<string, bool> _areOther = new(FolderPaths.Comparer);

    internal OtherSplits(string folder, IEnumerable<YoloDataYaml> configurations)
    {
        _folder = folder;
        foreach (var (read, name, path) in configurations.SelectMany(c => c.Splits.Distinct().Select(s => (c, s.Name, s.Path))))
        {
            if (OutsideSplits.PlaceOfSplit(folder, read.Base, path) is { } place)
            {
                Add(place, name);
            }

            // Roboflow writes ../valid/images for its own folder.
            if (read.Base.Length == 0 && path.StartsWith("..", StringComparison.Ordinal)
                && OutsideSplits.PlaceOfSplit(folder, string.Empty, path.TrimStart('.', '/', '\\')) is { } own)
            {
                Add(own, name);
            }
        }
    }

    /// <summary>Whether an image is in another split.</summary>
    internal bool Have(string image)
    {
        if (FolderPaths.Below(image, _folder) is not { } below)
        {
            return false;
        }

        for (var place = image; place is not null && FolderPaths.Below(place, _folder) is not null; place = Path.GetDirectoryName(place))
        {
            if (_areOther.TryGetValue(place, out var isOther))
            {
                return isOther;
            }
        }

        return below.Split(Path.DirectorySeparatorChar) is [var first, var second, _, ..]
            && ((IsImages(first) && IsOtherName(second)) || (IsImages(second) && IsOtherName(first)));
    }

    /// <summary>Returns the file in a folder of labels that has those of an image in this data set already and is not one for training, as in a data set
    /// without splits; null if there is none. A text beside the image can be a caption.</summary>
    internal string? LabelsOf(string image)
    {
        if (FolderPaths.Below(image, _folder) is not { } below)
        {
            return null;
        }

        var isAtTop = below == Path.GetFileName(image);
        var labels = ImageName.StemOf(isAtTop ? Path.Combine(_folder, "labels", below) : OutsideSplits.LabelFolderOf(image)) + ".txt";
        var isBeside = FolderPaths.Comparer.Equals(Path.GetDirectoryName(labels), Path.GetDirectoryName(image));
        var isOfTraining = FolderPaths.Below(labels, Path.Combine(_folder, "labels", SplitNames.Training)) is not null;
        return !isBeside && !isOfTraining && FolderPaths.Below(labels, _folder) is not null && File.Exists(labels) ? labels : null;
    }

    private static bool IsOtherName(string folder) => SplitNames.Contains(folder) && !folder.Equals(SplitNames.Training, StringComparison.OrdinalIgnoreCase);

    private static bool IsImages(string folder) => folder.Equals(Images, StringComparison.OrdinalIgnoreCase);

    private void Add(string place, string split)
    {
        var isList = DatasetForm.Of(DatasetFormat.Yolo).HasExtension(place) && FolderPaths.Below(place, _folder) is not null && File.Exists(place);
        foreach (var one in isList ? ImagesIn(place) : [place])
        {
            var key = FolderPaths.WithoutEnd(one);
            _areOther[key] = split != "train" && (!_areOther.TryGetValue(key, out var isOther) || isOther);
        }
    }

    // A list that cannot be read tells nothing about the images.
    private IEnumerable<string> ImagesIn(string list)
    {
        try
        {
            return [.. TrainingList.LinesOf(list).Select(l => OutsideSplits.PlaceOfSplit(_folder, string.Empty, l)).OfType<string>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KeptFilesException)
        {
            return [];
        }
    }
}
