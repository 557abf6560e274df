using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Export;

/// <summary>Reads the sizes of image files for a cmdlet.</summary>
internal static class ImageSizes
{
    /// <summary>Returns width and height, or null if the file is not an image. Ends the command if this platform cannot decode images.</summary>
    internal static (int Width, int Height)? Read(PSCmdlet cmdlet, string path)
    {
        try
        {
            return ImageSize.TryRead(path);
        }
        catch (RoboflowException e)
        {
            cmdlet.ThrowTerminatingError(ExportErrors.NoImaging(e));
            return null;
        }
    }
}
