using System.Management.Automation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Output;

/// <summary>
/// Writes messages to a command's streams. They quote names of images and classes, which can come from anywhere: the query of an address can be a
/// signature or a key, a terminal executes control characters, and a name can be of any length.
/// </summary>
internal static class MessageStreams
{
    internal static void Warn(this Cmdlet cmdlet, string message) => cmdlet.WriteWarning(Shown(message));

    /// <summary>The same for a message that can have several lines.</summary>
    internal static void WarnInLines(this Cmdlet cmdlet, string message) => cmdlet.WriteWarning(ShownInLines(message));

    internal static void Tell(this Cmdlet cmdlet, string message) => cmdlet.WriteVerbose(Shown(message));

    /// <summary>The same for a message that can have several lines.</summary>
    internal static void TellInLines(this Cmdlet cmdlet, string message) => cmdlet.WriteVerbose(ShownInLines(message));

    // Shortened last: an address without its beginning would keep its query.
    private static string Shown(string message) => TerminalText.Harmless(TerminalText.Short(AddressText.InMessage(message)));

    private static string ShownInLines(string message) => TerminalText.HarmlessLines(AddressText.InMessage(message));
}
