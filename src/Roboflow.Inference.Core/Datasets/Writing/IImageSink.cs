using System;
using System.Collections.Generic;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>Writes the images of a data set in one format.</summary>
internal interface IImageSink : IDisposable
{
    /// <summary>Whether the format can represent this class name.</summary>
    bool CanHold(string className);

    /// <summary>Writes the image, or more predictions of an earlier image.</summary>
    void Write(DatasetImage image, IReadOnlyList<Prediction> predictions);

    /// <summary>Moves the files to their destinations and returns their full paths.</summary>
    IReadOnlyList<string> Complete();
}
