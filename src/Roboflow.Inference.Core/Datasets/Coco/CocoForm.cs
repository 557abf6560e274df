using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Coco;

/// <summary>COCO: one JSON file with images, annotations and categories.</summary>
internal sealed class CocoForm : DatasetForm
{
    private static readonly string[] Lists = ["annotations", "images"];

    private static readonly string[] Members = [.. Lists, "categories"];

    internal override string[] Extensions => [".json"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new CocoReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new ImageWriter(options, new CocoWriter(options), byStem: false);

    internal override bool RecognizesFile(string file) => HasExtension(file) && FileHead.HasMember(file, Members);

    // Label Studio writes a file of categories alone next to YOLO labels.
    internal override bool RecognizesFolder(string folder, CancellationToken cancellation) =>
        FolderListing.Files(folder, cancellation).Any(f => RecognizesFile(f) && !FileHead.IsWholeWithout(f, Lists));

    internal override bool IsToRead(string file) => HasExtension(file) && FileHead.HasMemberOrIsDamaged(file, Members);
}
