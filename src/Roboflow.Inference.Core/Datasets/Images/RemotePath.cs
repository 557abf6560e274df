using System;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>Paths of other machines. Opening one sends the user's credentials there, which an untrusted name must not cause.</summary>
internal static class RemotePath
{
    private const string LongLocal = @"\\?\";

    /// <summary>Whether the path names a share, or a device.</summary>
    internal static bool IsRemote(string path)
    {
        // The object manager's form of Windows leads anywhere, also to \??\UNC\host\share.
        var isOfManager = path.Length > 3 && path[0] is '\\' or '/' && path[1] == '?' && path[2] == '?' && path[3] is '\\' or '/';
        var isDouble = path.Length > 2 && path[0] is '\\' or '/' && path[1] is '\\' or '/';
        var isLongLocal = path.StartsWith(LongLocal, StringComparison.Ordinal) && path.Length > LongLocal.Length + 1 && path[LongLocal.Length + 1] == ':';
        return isOfManager || (isDouble && !isLongLocal);
    }
}
