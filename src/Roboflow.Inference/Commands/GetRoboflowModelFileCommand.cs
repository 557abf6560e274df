using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.OnDevice;

namespace Roboflow.Inference.Commands;

/// <summary>Shows the properties of a model file before you use it.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowModelFile", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RoboflowModelFile))]
public sealed class GetRoboflowModelFileCommand : PSCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Model files or folders; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet,
        HelpMessage = "Model files (.onnx) or folders with weights.onnx; wildcards are allowed.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Model files or folders, taken as written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet,
        HelpMessage = "Model files (.onnx) or folders with weights.onnx, taken as written.")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The layout of the outputs, if it cannot be recognized.</summary>
    [Parameter(HelpMessage = "The layout of the model's outputs, if it cannot be recognized.")]
    public ModelLayout ModelLayout { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == LiteralPathSet;
        foreach (var file in PathResolver.ResolveOrReport(this, isLiteral ? LiteralPath : Path, isLiteral))
        {
            Describe(file);
        }
    }

    private void Describe(string file)
    {
        try
        {
            WriteObject(OnDeviceCompanion.Load().Describe(file, ModelLayout));
        }
        catch (ModelFileException e) when (e.Failure != ModelFileFailure.PlatformUnsupported)
        {
            WriteError(OnDeviceErrors.From(e, file));
        }
        catch (Exception e) when (e is CompanionMissingException or PlatformNotSupportedException or ModelFileException)
        {
            ThrowTerminatingError(OnDeviceErrors.From(e, file));
        }
    }
}
