using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

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

    internal override bool RecognizesFile(string file) => HasExtension(file) || IsConfiguration(file);

    internal override bool RecognizesFolder(string folder, CancellationToken cancellation) =>
        FolderListing.Files(folder, cancellation).Any(f => IsConfiguration(f) || (HasExtension(f) && YoloFiles.IsLabelFile(f)))
        || Directory.Exists(Path.Combine(folder, "labels"));

    internal static bool IsConfiguration(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML" && FileHead.Mentions(file, "names");
}
