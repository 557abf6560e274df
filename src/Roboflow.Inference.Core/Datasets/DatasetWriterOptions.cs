using System;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Datasets;

/// <summary>What every writer of data sets is told.</summary>
internal sealed record DatasetWriterOptions
{
    /// <summary>Full path of the file, or of the folder where the form is a folder.</summary>
    internal required string Destination { get; init; }

    /// <summary>Whether files that are there may be written over.</summary>
    internal bool Overwrite { get; init; }

    /// <summary>The full path of the folder that names of images are relative to; null for bare file names.</summary>
    internal string? Root { get; init; }

    /// <summary>Classes that come first, in this order; others follow as they appear.</summary>
    internal IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>What the corners of VOC files are.</summary>
    internal VocCorner VocCorner { get; init; }

    /// <summary>How CSV files are written.</summary>
    internal CsvStyle Csv { get; init; } = new();

    /// <summary>Ends the writing.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>The size of an image whose predictions do not tell it, or null.</summary>
    internal Func<string, (int Width, int Height)?> ReadSize { get; init; } = static _ => null;

    /// <summary>The full path of a path as the user means it.</summary>
    internal Func<string, string> FullPath { get; init; } = static path => path;

    /// <summary>Is told of what could not be written.</summary>
    internal Action<DatasetProblem> Report { get; init; } = static _ => { };

    /// <summary>Tells of what could not be written.</summary>
    internal void Tell(DatasetProblemKind kind, string? target, string message) => Report(new DatasetProblem(kind, target, message));
}
