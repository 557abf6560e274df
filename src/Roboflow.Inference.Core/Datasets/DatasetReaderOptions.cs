using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets;

/// <summary>Options for reading data sets.</summary>
internal sealed record DatasetReaderOptions
{
    /// <summary>Full path of the file or folder.</summary>
    internal required string Path { get; init; }

    /// <summary>Full path of the folder to which image names are relative; null for the data set's own.</summary>
    internal string? ImageFolder { get; init; }

    /// <summary>Names of the classes in the order of their numbers; they override those in the data set.</summary>
    internal IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The size of images of otherwise unknown size, in pixels, or null.</summary>
    internal (int Width, int Height)? DefaultSize { get; init; }

    /// <summary>The convention for corners in VOC files.</summary>
    internal VocCorner VocCorner { get; init; }

    /// <summary>Returns the size of an image file, or null.</summary>
    internal Func<string, (int Width, int Height)?> ReadSize { get; init; } = static _ => null;

    /// <summary>Opens a file of the data set.</summary>
    internal Func<string, Stream> Open { get; init; } = RegularFile.OpenRead;

    /// <summary>Notices images that were read before, also from another file or folder of the run in the same format.</summary>
    internal RepeatedImages Repeated { get; init; } = new();

    /// <summary>Cancels reading.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>Receives warnings.</summary>
    internal Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Receives errors.</summary>
    internal Action<DatasetProblem> Report { get; init; } = static _ => { };

    /// <summary>Receives the error that the file is a list beside the data set's files; null if the file was named itself.</summary>
    internal Action<DatasetProblem>? PassOver { get; init; }
}
