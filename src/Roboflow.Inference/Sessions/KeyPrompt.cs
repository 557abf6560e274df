using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Roboflow.Inference.Sessions;

/// <summary>Asks the person at the host for a key; the host hides what is typed.</summary>
internal static class KeyPrompt
{
    /// <summary>The key, or null where nothing was typed or nobody can be asked.</summary>
    internal static ApiKey? Ask(PSHost host)
    {
        var field = new FieldDescription("ApiKey") { Label = "API key", HelpMessage = "The private key of the workspace's API settings." };
        field.SetParameterType(typeof(SecureString));
        try
        {
            var answers = host.UI?
                .Prompt("Connect to Roboflow", "The key is on the workspace's settings page, under API keys.", new Collection<FieldDescription> { field });
            return answers is not null && answers.TryGetValue(field.Name, out var answer) && answer?.BaseObject is SecureString key ? new ApiKey(key) : null;
        }
        catch (Exception e) when (IsWithoutPrompt(e))
        {
            return null;
        }
    }

    // Each host has its own way to say that nobody can be asked: PowerShell with -NonInteractive, a host that cannot prompt,
    // one that does not implement it, and a remote session's.
    private static bool IsWithoutPrompt(Exception e) => e is PSInvalidOperationException or HostException or NotImplementedException or NotSupportedException;
}
