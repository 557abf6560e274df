using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>The files beside a model that hold its weights, looked over before native code opens them by the names that the model gives.</summary>
internal static class ExternalWeights
{
    /// <summary>Their paths, in the order of their names.</summary>
    /// <exception cref="ModelFileException">One is outside the model's folder, missing, or no regular file.</exception>
    internal static IReadOnlyList<string> Find(string model, OnnxModel declared)
    {
        var folder = Path.GetDirectoryName(model)!;
        return [.. declared.ExternalFiles.OrderBy(name => name, StringComparer.Ordinal).Select(name => Find(model, folder, name))];
    }

    private static string Find(string model, string folder, string name)
    {
        if (!IsPlain(name) || IsBehindLink(folder, name))
        {
            throw new ModelFileException(
                ModelFileFailure.Unsafe, $"The model '{model}' keeps weights in '{name}', which is not a file of its folder: it is not loaded.");
        }

        var file = new FileInfo(Path.Combine(folder, name));
        return file.Exists && file.Length > 0
            ? file.FullName
            : throw new ModelFileException(
                ModelFileFailure.Invalid, $"The model '{model}' keeps weights in '{name}', which is missing or empty: copy it beside the model.");
    }

    // A relative name without a way up. A name with a star is how ONNX Runtime marks addresses in memory.
    private static bool IsPlain(string name) => name.Length > 0 && !Path.IsPathRooted(name) && name[0] is not ('/' or '\\')
        && name.All(c => c is not (':' or '*' or '?') && !char.IsControl(c)) && !name.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    // The file and each folder on the way to it.
    private static bool IsBehindLink(string folder, string name)
    {
        foreach (var part in name.Split('/', '\\'))
        {
            folder = Path.Combine(folder, part);
            if (new FileInfo(folder) is var entry && (int)entry.Attributes != -1 && entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                return true;
            }
        }

        return false;
    }
}
