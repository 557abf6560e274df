using System;
using System.IO;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Tests;

// The child process of NoFontTests: draws a label as any caller does, and says what wrote it.
var image = SampleImage.Plain(400, 120, 255, 255, 255);
Annotator.Draw(image, [Boxes.Of(10, 60, 390, 110, args[0], new Rgb(255, 255, 255))], new AnnotationOptions { Styles = [Roboflow.Inference.AnnotationStyle.Dot], FontSize = 40 });

// The dot in the middle of the box is painted over.
new Canvas(image).Fill(new PixelRectangle(0, 62, 400, 120), new Rgb(255, 255, 255));
File.WriteAllBytes(args[1], ImageEncoder.Encode(new DecodedImage(image)));
Console.WriteLine(TextRenderer.For(null).GetType().Name);
