using System;
using System.Collections.Generic;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>What an ONNX file says of itself, apart from its weights.</summary>
internal sealed class OnnxModel
{
    /// <summary>The inputs that a caller gives: those that are not weights.</summary>
    internal List<TensorDescription> Inputs { get; } = [];

    /// <summary>The outputs.</summary>
    internal List<TensorDescription> Outputs { get; } = [];

    /// <summary>The key-value pairs that the exporter wrote.</summary>
    internal Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The domains of the operators that are used.</summary>
    internal HashSet<string> Domains { get; } = new(StringComparer.Ordinal);

    /// <summary>The domains of the functions that the file itself defines.</summary>
    internal HashSet<string> OwnDomains { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that hold weights, as the model names them.</summary>
    internal HashSet<string> ExternalFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the weights, which older files list among their inputs.</summary>
    internal HashSet<string> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>How many operators the graph has.</summary>
    internal int Nodes { get; set; }
}
