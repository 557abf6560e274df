using System;

namespace Roboflow.Inference.OnDevice;

/// <summary>The companion module is not installed in the required version, or not completely.</summary>
internal sealed class CompanionMissingException : Exception
{
    /// <param name="others">The installed versions.</param>
    internal CompanionMissingException(string[] others)
        : base($"Model files need the module {OnDeviceCompanion.Name} {OnDeviceCompanion.Version}, which is not installed"
            + (others.Length == 0 ? "." : $": found {string.Join(", ", others)}."))
    {
    }

    /// <param name="cause">Why a file of it cannot be loaded.</param>
    internal CompanionMissingException(Exception cause)
        : base($"The module {OnDeviceCompanion.Name} {OnDeviceCompanion.Version} is incomplete or damaged: {cause.Message}", cause)
    {
    }
}
