using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.LabelMe;

/// <summary>LabelMe: a folder with a JSON file for each image.</summary>
internal sealed class LabelMeForm : DatasetForm
{
    private static readonly string[] Members = ["shapes", "imageData", "imagePath"];

    internal override bool IsFolder => true;

    internal override string[] Extensions => [".json"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new LabelMeReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new ImageWriter(options, new LabelMeWriter(options), byStem: true);

    internal override bool RecognizesFile(string file) => HasExtension(file) && FileHead.HasMember(file, Members);

    internal override bool IsToRead(string file) => HasExtension(file) && FileHead.HasMemberOrIsDamaged(file, Members);
}
