using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>YOLO: a folder with a text file for each image, and the classes.</summary>
internal sealed class YoloForm : DatasetForm
{
    internal const string ClassesFile = "classes.txt";

    internal const string ConfigurationFile = "data.yaml";

    internal const string ImagesFile = "train.txt";

    internal override bool IsFolder => true;

    internal override string[] Extensions => [".txt"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new YoloReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new ImageWriter(options, new YoloWriter(options), byStem: true);

    internal override IReadOnlyList<string> FixedFiles(string destination) =>
        [Path.Combine(destination, ConfigurationFile), Path.Combine(destination, ClassesFile), Path.Combine(destination, ImagesFile)];

    internal override bool IsInUse(string destination) => FolderLock.IsHeld(destination);

    internal override bool RecognizesFile(string file) => HasExtension(file) || IsConfiguration(file);

    // Other data sets have text files too, such as CVAT's labelmap.txt.
    internal override bool RecognizesFolder(string folder, CancellationToken cancellation) =>
        FolderListing.Files(folder, cancellation).Any(f => IsConfiguration(f) || (HasExtension(f) && YoloFiles.CanBeLabels(f)))
        || IsLabels(Path.Combine(folder, "labels"), cancellation);

    // FiftyOne's folder of VOC files has the same name. Labels can also be in its subfolders, and an empty folder is one of images
    // without objects.
    private bool IsLabels(string folder, CancellationToken cancellation)
    {
        string[] folders = [folder];
        var hasOther = !Directory.Exists(folder);
        for (var depth = 0; depth <= DeepestFolder && folders.Length > 0; depth++)
        {
            foreach (var file in folders.SelectMany(f => FolderListing.Files(f, cancellation)))
            {
                if (HasExtension(file))
                {
                    return true;
                }

                hasOther |= Path.GetExtension(file).ToUpperInvariant() is ".XML" or ".JSON" or ".CSV" or ".TSV" or ".JSONL" or ".NDJSON";
            }

            folders = [.. folders.SelectMany(f => FolderListing.Folders(f, cancellation)).Take(MostFolders)];
        }

        return !hasOther;
    }

    internal static bool CanBeConfiguration(string file) => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML";

    internal static bool IsConfiguration(string file) => CanBeConfiguration(file) && FileHead.Mentions(file, "names");
}
