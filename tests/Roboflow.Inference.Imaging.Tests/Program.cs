using System;
using System.IO;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Tests;
using Roboflow.Inference.Imaging.Text;

// The child process of NoFontTests: draws a label and prints which renderer drew it.
var image = SampleImage.Plain(400, 120, 255, 255, 255);
Annotator.Draw(
    image,
    [Boxes.Of(10, 60, 390, 110, args[0], new Rgb(255, 255, 255))],
    new AnnotationOptions { Styles = [Roboflow.Inference.AnnotationStyle.Spotlight], Opacity = 0, FontSize = 40 });
File.WriteAllBytes(args[1], ImageEncoder.Encode(new DecodedImage(image)));
Console.WriteLine(TextRenderer.For(null).GetType().Name);
