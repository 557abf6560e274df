using System.Collections;
using System.Collections.Generic;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Completion;

/// <summary>Offers the vendor's known addresses, those of a server on this machine, and the session's.</summary>
internal sealed class EndpointCompleter : QuietCompleter
{
    private const string Local = "http://localhost:9001";

    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound)
    {
        var session = RoboflowSession.Current.Connection;
        if (parameter == "ApiEndpoint")
        {
            return Known(session?.ApiEndpoint, (RoboflowEndpoint.DefaultApiAddress, "The management API"), (Local, "The emulator on this machine"));
        }

        return Known(
            session?.Endpoint,
            (RoboflowEndpoint.DefaultAddress, "Hosted, version 1: object detection, the default"),
            ("https://serverless.roboflow.com", "Hosted, version 2: every task"),
            ("https://serverless.roboflow.eu", "Hosted, version 2, in Europe"),
            ("https://outline.roboflow.com", "Hosted, version 1: instance segmentation"),
            ("https://classify.roboflow.com", "Hosted, version 1: classification"),
            (Local, "A self-hosted inference server, or the emulator, on this machine"));
    }

    private static IEnumerable<(string Text, string ToolTip)> Known(RoboflowEndpoint? ofSession, params (string Text, string ToolTip)[] others)
    {
        if (ofSession is not null)
        {
            yield return (ofSession.ToString(), "That of Connect-Roboflow");
        }

        foreach (var other in others)
        {
            yield return other;
        }
    }
}
