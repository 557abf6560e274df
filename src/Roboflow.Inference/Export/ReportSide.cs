using System;
using System.Collections.Generic;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Export;

/// <summary>Ground truth or another run to compare a report with: its images, paired with those of the report.</summary>
internal sealed class ReportSide
{
    private readonly ImagePairing _pairing = new();

    /// <summary>Reads the images.</summary>
    /// <param name="cmdlet">The command, which writes errors.</param>
    /// <param name="items">Results or predictions.</param>
    /// <param name="name">The side's name in errors.</param>
    /// <param name="invalid">Creates the error for an object that is neither.</param>
    internal static ReportSide Read(Cmdlet cmdlet, IEnumerable<PSObject> items, string name, Func<PSObject, ErrorRecord> invalid)
    {
        var side = new ReportSide();
        new ImageSetReader(cmdlet, name, side._pairing.AddTruth).Read(items, invalid);
        return side;
    }

    /// <summary>The number of the report's images that this side does not have, after <see cref="Pair"/>.</summary>
    internal int UnknownCount => _pairing.UnknownCount;

    internal void Add(string path, IEnumerable<Prediction> predictions) => _pairing.AddPredictions(path, predictions);

    internal IReadOnlyList<ImagePair> Pair(Action<string, string> reportAmbiguous) => _pairing.Pair(reportAmbiguous);
}
