using System;
using System.IO;

namespace Roboflow.Inference.Files;

/// <summary>Deletes temporary files when something else has ended: an error here would hide the one that ended it.</summary>
internal static class Leftover
{
    internal static void Delete(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its name begins with a dot and ends with .tmp, so it is not part of a data set.
        }
    }
}
