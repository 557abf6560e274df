using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Roboflow.Inference.Sessions;

/// <summary>Prompts for a key; the host hides what the user types.</summary>
internal static class KeyPrompt
{
    /// <summary>Returns the key, or null if nothing was typed or the host cannot prompt.</summary>
    internal static ApiKey? Ask(PSHost host)
    {
        if (!HostPrompt.IsPossible(host))
        {
            return null;
        }

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

    // Thrown by PowerShell with -NonInteractive, by a host that cannot prompt, by a host that does not implement prompts,
    // and by a remote session's host.
    private static bool IsWithoutPrompt(Exception e) => e is PSInvalidOperationException or HostException or NotImplementedException or NotSupportedException;
}
