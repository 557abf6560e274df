using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Roboflow.Inference.Detection;
using Roboflow.Inference.Images;
using Roboflow.Inference.OnDevice.Running;
using Roboflow.Inference.Runs;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Support;

/// <summary>A temporary folder with a model and its settings files.</summary>
internal sealed class ModelFiles : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("on-device-").FullName;

    internal static IReadOnlyList<string> Names => ShapesModelFile.ClassNames;

    internal static ModelFiles Of(ShapesOptions options, string name = "shapes.onnx") => new ModelFiles().Add(name, ShapesModelFile.Create(options));

    internal ModelFiles Add(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        return this;
    }

    internal ModelFiles Add(string name, string content) => Add(name, System.Text.Encoding.UTF8.GetBytes(content));

    internal ModelFiles WithNames() => Add("class_names.txt", string.Join('\n', Names) + "\n");

    internal OnDeviceDetector Open(OnDeviceOptions? options = null) =>
        new(OnDeviceModel.Open(Folder, options?.Layout ?? ModelLayout.Auto), options ?? new OnDeviceOptions(), maxInFlight: 4);

    internal RoboflowModelFile Describe(ModelLayout layout = ModelLayout.Auto)
    {
        using var model = OnDeviceModel.Open(Folder, layout);
        return model.Plan.File;
    }

    internal DetectionResult Detect(byte[] image, OnDeviceOptions? options = null)
    {
        using var detector = Open(options);
        return Detect(detector, image);
    }

    internal static DetectionResult Detect(OnDeviceDetector detector, byte[] image) =>
        detector.DetectAsync(ImageSource.FromBytes(image, "image"), new RunLog(), CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
