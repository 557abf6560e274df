using System;
using System.IO;
using Roboflow.Samples.ShapesModel;

// usage: dotnet run --project samples/ShapesModel -- FILE.onnx [LAYOUT]
// Writes the constructed model that detects the shapes in samples/images.
if (args.Length is 0 or > 2 || !Enum.TryParse<ShapesLayout>(args.Length > 1 ? args[1] : nameof(ShapesLayout.YoloV8), ignoreCase: true, out var layout)
    || !Enum.IsDefined(layout))
{
    Console.Error.WriteLine($"usage: ShapesModel FILE.onnx [{string.Join('|', Enum.GetNames<ShapesLayout>())}]");
    return 2;
}

File.WriteAllBytes(args[0], ShapesModelFile.Create(new ShapesOptions { Layout = layout }));
return 0;
