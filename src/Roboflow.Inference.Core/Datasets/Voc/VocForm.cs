using Roboflow.Inference.Datasets.Writing;

namespace Roboflow.Inference.Datasets.Voc;

/// <summary>Pascal VOC: a folder with an XML file for each image.</summary>
internal sealed class VocForm : DatasetForm
{
    internal override bool IsFolder => true;

    internal override string[] Extensions => [".xml"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new VocReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new ImageWriter(options, new VocWriter(options), byStem: true);
}
