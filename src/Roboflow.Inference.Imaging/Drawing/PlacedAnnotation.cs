namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>An annotation and the pixels of its box.</summary>
internal readonly record struct PlacedAnnotation(Annotation Annotation, PixelRectangle Box);
