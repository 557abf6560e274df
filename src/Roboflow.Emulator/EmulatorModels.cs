using System;
using System.Collections.Generic;
using Roboflow.Emulator.Answers;

namespace Roboflow.Emulator;

/// <summary>The emulator's models and their tasks.</summary>
internal static class EmulatorModels
{
    private static readonly Dictionary<string, string> Tasks = new(StringComparer.Ordinal)
    {
        ["shapes/0"] = "object-detection",
        ["shapes/1"] = "object-detection",
        ["shapes-minimal/1"] = "object-detection",
        ["shapes-seg/1"] = "instance-segmentation",
        ["shapes-class/1"] = "classification",
        ["shapes-multi/1"] = "classification",
        ["digest/1"] = "object-detection",
        ["digest/2"] = "object-detection",
    };

    /// <exception cref="EmulatorFault">The model does not exist.</exception>
    internal static string TaskOf(string model, EmulatorDialect dialect) =>
        Tasks.TryGetValue(model, out var task) ? task : throw EmulatorFault.UnknownModel(dialect);
}
