using System;

namespace Roboflow.Inference.OnDevice;

/// <summary>The companion module is not there in the version that is needed.</summary>
internal sealed class CompanionMissingException : Exception
{
    /// <param name="others">The versions that are there.</param>
    internal CompanionMissingException(string[] others)
        : base($"Model files need the module {OnDeviceCompanion.Name} {OnDeviceCompanion.Version}, which is not installed"
            + (others.Length == 0 ? "." : $": found {string.Join(", ", others)}."))
    {
    }
}
