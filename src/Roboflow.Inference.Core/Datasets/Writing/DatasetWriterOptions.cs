using System;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>Options for writing data sets.</summary>
internal sealed record DatasetWriterOptions
{
    /// <summary>Full path of the file or folder.</summary>
    internal required string Destination { get; init; }

    /// <summary>Whether to overwrite existing files.</summary>
    internal bool Overwrite { get; init; }

    /// <summary>The full path of the folder to which image names are relative; null for file names without a folder.</summary>
    internal string? Root { get; init; }

    /// <summary>Classes to number first, in this order; others follow in order of appearance.</summary>
    internal IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The convention for corners in VOC files.</summary>
    internal VocCorner VocCorner { get; init; }

    /// <summary>The style of CSV files.</summary>
    internal CsvStyle Csv { get; init; } = new();

    /// <summary>Cancels writing.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>Returns the size of an image whose predictions do not include it, or null.</summary>
    internal Func<string, (int Width, int Height)?> ReadSize { get; init; } = static _ => null;

    /// <summary>Returns the full path of a path, relative to the user's location.</summary>
    internal Func<string, string> FullPath { get; init; } = static path => path;

    /// <summary>Receives warnings.</summary>
    internal Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Receives errors.</summary>
    internal Action<DatasetProblem> Report { get; init; } = static _ => { };

    /// <summary>Reports what could not be written.</summary>
    internal void ReportProblem(DatasetProblemKind kind, string? target, string message) => Report(new DatasetProblem(kind, target, message));
}
