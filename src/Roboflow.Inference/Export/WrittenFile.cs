using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>Wraps a written file as Get-Item does: the next command finds it by PSPath, even with special characters in its name.</summary>
internal static class WrittenFile
{
    private const string FileSystem = @"Microsoft.PowerShell.Core\FileSystem::";

    internal static PSObject Of(PSCmdlet cmdlet, FileInfo file)
    {
        try
        {
            return cmdlet.InvokeProvider.Item.Get([FileSystem + file.FullName], force: true, literalPath: true)[0];
        }
        catch (ItemNotFoundException)
        {
            // Another process has already removed it.
            return PSObject.AsPSObject(file);
        }
    }
}
