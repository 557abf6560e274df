namespace Roboflow.Inference.Datasets.Coco;

/// <summary>COCO: one JSON file with images, annotations and categories.</summary>
internal sealed class CocoForm : DatasetForm
{
    private static readonly string[] Members = ["\"annotations\"", "\"images\"", "\"categories\""];

    internal override string[] Extensions => [".json"];

    internal override DatasetReader CreateReader(DatasetReaderOptions options) => new CocoReader(options, this);

    internal override DatasetWriter CreateWriter(DatasetWriterOptions options) => new ImageWriter(options, new CocoWriter(options), byStem: false);

    internal override bool RecognizesFile(string file) => HasExtension(file) && FileHead.Mentions(file, Members);

    internal override bool IsToRead(string file) => HasExtension(file) && FileHead.MentionsOrIsDamaged(file, Members);
}
