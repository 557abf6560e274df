using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The error of a path that is not on a file system drive.</summary>
internal static class PathErrors
{
    internal static ErrorRecord NotFileSystem(Exception exception, string path) => ErrorRecordFactory.Create(
        exception, ErrorId.PathNotFileSystem, path, "Name a file or a folder.");
}
