using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Commands;

/// <summary>Turns predictions (centre and size) into boxes by their corners.</summary>
[Cmdlet(VerbsData.ConvertTo, "BoundingBox")]
[OutputType(typeof(BoundingBox))]
public sealed class ConvertToBoundingBoxCommand : PSCmdlet
{
    /// <summary>Predictions or results: typed, PSCustomObject or deserialised.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "Predictions, results, or objects with X, Y, Width and Height.")]
    [Alias("Prediction")]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            if (PredictionReader.ReadResult(item) is { } result)
            {
                foreach (var prediction in result.Predictions)
                {
                    WriteObject(BoundingBox.FromPrediction(prediction));
                }
            }
            else if (PredictionReader.ReadPrediction(item) is { } prediction)
            {
                WriteObject(BoundingBox.FromPrediction(prediction));
            }
            else
            {
                WriteError(ErrorRecordFactory.Create(
                    new ArgumentException("The object is no prediction: it lacks X, Y, Width or Height as numbers."),
                    "InvalidPrediction", ErrorCategory.InvalidData, item,
                    "Pipe what Invoke-RoboflowDetection writes, or objects with the same property names."));
            }
        }
    }
}
