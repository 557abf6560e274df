using System;
using System.Collections.Generic;
using System.Threading;

namespace Roboflow.Inference.Datasets;

/// <summary>What every reader of data sets is told.</summary>
internal sealed record DatasetReaderOptions
{
    /// <summary>Full path of the file, or of the folder where the form is a folder.</summary>
    internal required string Path { get; init; }

    /// <summary>Full path of the folder that the images' names are relative to; null for the data set's own.</summary>
    internal string? ImageFolder { get; init; }

    /// <summary>Names of the classes in the order of their numbers, where the data set does not tell them.</summary>
    internal IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The size of images that nothing else tells, or null.</summary>
    internal (int Width, int Height)? DefaultSize { get; init; }

    /// <summary>What the corners of VOC files are.</summary>
    internal VocCorner VocCorner { get; init; }

    /// <summary>The size of an image by its file, or null.</summary>
    internal Func<string, (int Width, int Height)?> ReadSize { get; init; } = static _ => null;

    /// <summary>Ends the reading.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>Is told of what looks wrong, but can be read.</summary>
    internal Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Is told of what could not be read.</summary>
    internal Action<DatasetProblem> Report { get; init; } = static _ => { };
}
