using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets;

/// <summary>Takes the images of a data set, in one form.</summary>
internal interface IImageSink : IDisposable
{
    /// <summary>Whether the form has a way to write this name.</summary>
    bool CanHold(string className);

    /// <summary>Writes the image, or more of one that came before.</summary>
    void Write(DatasetImage image, IReadOnlyList<Prediction> predictions);

    /// <summary>Moves the files to their places and gives their full paths.</summary>
    IReadOnlyList<string> Complete();
}
