using System;
using System.Management.Automation;
using System.Threading;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.OnDevice;
using Help = Roboflow.Inference.Commands.HelpText.GetRoboflowModelFile;

namespace Roboflow.Inference.Commands;

/// <summary>Shows the properties of a model file before you use it.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowModelFile", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RoboflowModelFile))]
public sealed class GetRoboflowModelFileCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly CancellationTokenSource _stop = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet,
        HelpMessage = Help.Path)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet,
        HelpMessage = Help.LiteralPath)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(HelpMessage = Help.ModelLayout)]
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

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Describe(string file)
    {
        try
        {
            WriteObject(Abandonable.Run(stop => OnDeviceCompanion.Load().Describe(file, ModelLayout, stop), _stop.Token));
        }
        catch (ModelFileException e) when (e.Failure != ModelFileFailure.PlatformUnsupported)
        {
            WriteError(OnDeviceErrors.From(e, file));
        }
        catch (Exception e) when (e is PlatformNotSupportedException or ModelFileException || OnDeviceCompanion.IsMissing(e))
        {
            ThrowTerminatingError(OnDeviceErrors.From(e, file));
        }
    }
}
