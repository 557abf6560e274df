using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The images of a YOLO data set without label files: in this form an image without objects need not have one.</summary>
/// <param name="root">The folder of the data set.</param>
/// <param name="images">Finds images and their sizes.</param>
/// <param name="options">Takes warnings.</param>
internal sealed class UnlabeledImages(string root, ImageLocator images, DatasetReaderOptions options)
{
    private readonly UnlabeledFolders _folders = new(root);
    private readonly HashSet<string> _labeled = new(FolderPaths.Comparer);

    /// <summary>Notes a file of the data set.</summary>
    internal void Note(string file) => _folders.Add(file);

    /// <summary>Notes the image of a label file.</summary>
    internal void NoteLabeled(string image) => _labeled.Add(ImageName.StemOf(image));

    /// <summary>Returns the images in the folders of the label files, and in those without any, that have not been noted.</summary>
    internal IEnumerable<DetectionResult> Read(IReadOnlyList<string> labelFiles)
    {
        string[] folders = [.. labelFiles.Select(f => Path.GetDirectoryName(f)!).Distinct(FolderPaths.Comparer)];
        string[] others = [.. _folders.Beside(folders).Where(f => images.InPlaceOf(f).Any())];

        // The splits of the labels can have their images in one folder.
        string[] without = Array.FindAll(others, f => !HasLabeled(images.InPlaceOf(f)));
        if (without.Length > 0)
        {
            options.Warn($"There are no label files in {without[0]}, so its {Counted.Of(images.InPlaceOf(without[0]).Count(), "image is read as one", "images "
                + "are read as images")} without objects." + (without.Length > 1 ? $" The same applies to {without.Length} folders in all." : string.Empty));
        }

        var flat = images.BesideSplits(folders).Where(HasLabeled).SelectMany(i => i);
        foreach (var image in folders.Concat(others).SelectMany(images.InPlaceOf).Concat(flat).Where(i => _labeled.Add(ImageName.StemOf(i))))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var size = images.SizeOf(new LocatedImage(image, true));
            yield return new DetectionResult { Path = image, ImageWidth = size?.Width, ImageHeight = size?.Height };
        }

        bool HasLabeled(IEnumerable<string> some) => some.Any(i => _labeled.Contains(ImageName.StemOf(i)));
    }
}
