using System;
using System.Management.Automation;
using Roboflow.Inference.Completion;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Commands;

/// <summary>The parameters of cmdlets that ask the inference endpoint: where, and those of every server.</summary>
/// <typeparam name="TResult">What one item's work brings back.</typeparam>
public abstract class EndpointCommand<TResult> : ServerCommand<TResult>
    where TResult : class
{
    /// <summary>The server's base address; else the session's, else ROBOFLOW_API_URL, else https://detect.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the server. Default: that of Connect-Roboflow, else ROBOFLOW_API_URL, else https://detect.roboflow.com.")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    public Uri? Endpoint { get; set; }

    private protected RoboflowClient CreateClient() => CreateClient(CreateOptions(), static o => new RoboflowClient(o));

    private protected ClientOptions CreateOptions()
    {
        var transport = KeyTransport == KeyTransport.Auto ? Session.Connection?.KeyTransport ?? KeyTransport.Auto : KeyTransport;
        return CreateOptions(FindAddress(() => Session.FindEndpoint(Endpoint).Endpoint, Endpoint), transport);
    }
}
