using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Export;

/// <summary>A file that was written, as Get-Item gives it: the next command finds it by its PSPath, whatever its name holds.</summary>
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
            // Somebody was quicker and took it away.
            return PSObject.AsPSObject(file);
        }
    }
}
