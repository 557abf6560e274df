using System;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The declarations of an ONNX file, without its weights.</summary>
internal sealed class OnnxModel
{
    /// <summary>The inputs, without weights.</summary>
    internal List<TensorDescription> Inputs { get; } = [];

    /// <summary>The outputs.</summary>
    internal List<TensorDescription> Outputs { get; } = [];

    /// <summary>The exporter's metadata.</summary>
    internal Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The domains of the operators in use.</summary>
    internal HashSet<string> Domains { get; } = new(StringComparer.Ordinal);

    /// <summary>The domains of functions defined in the file.</summary>
    internal HashSet<string> OwnDomains { get; } = new(StringComparer.Ordinal);

    /// <summary>The external files with weights, as named in the model.</summary>
    internal HashSet<string> ExternalFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the weights, which older files list among their inputs.</summary>
    internal HashSet<string> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of operators in the graph.</summary>
    internal int Nodes { get; set; }

    /// <summary>The number of everything that takes memory.</summary>
    internal int Entries => Nodes + Inputs.Count + Outputs.Count + OwnDomains.Count + ExternalFiles.Count + Weights.Count;
}
