using System;
using System.Management.Automation.Host;

namespace Roboflow.Inference.Sessions;

/// <summary>Whether a host can prompt.</summary>
internal static class HostPrompt
{
    /// <summary>
    /// False for a console whose standard input is redirected, as in cron and CI: PowerShell's own console host reads a secret from
    /// the keyboard only, and where there is none it ends the whole script, without an error and with exit code 0. A job of Start-Job
    /// and a remote session pass the prompt on to such a console, or to nobody.
    /// </summary>
    internal static bool IsPossible(PSHost host) => host.Name != "ServerRemoteHost" && !(host.Name == "ConsoleHost" && Console.IsInputRedirected);
}
