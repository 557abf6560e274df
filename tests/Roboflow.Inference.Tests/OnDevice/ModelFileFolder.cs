using System;
using System.IO;
using System.Linq;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.Tests.OnDevice;

/// <summary>A temporary folder with a synthetic model and copies of the sample images.</summary>
internal sealed class ModelFileFolder : IDisposable
{
    internal ModelFileFolder(ShapesLayout layout = ShapesLayout.YoloV8)
    {
        File.WriteAllBytes(Model, ShapesModelFile.Create(new ShapesOptions { Layout = layout }));
        Directory.CreateDirectory(Path.Combine(Folder, "images"));
        foreach (var image in Directory.GetFiles(ModuleSession.Samples))
        {
            File.Copy(image, Path.Combine(Folder, "images", Path.GetFileName(image)));
        }
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("model-file-").FullName;

    internal string Model => Path.Combine(Folder, "shapes.onnx");

    internal string[] Images => [.. Directory.GetFiles(Path.Combine(Folder, "images")).Order(StringComparer.Ordinal)];

    internal string Harbour => Path.Combine(Folder, "images", "harbour.jpg");

    internal ModelFileFolder With(string name, string content)
    {
        File.WriteAllText(Path.Combine(Folder, name), content);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
