using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>Checks the weight files that a model names, before they are read.</summary>
internal static class ExternalWeights
{
    /// <summary>Returns the weight files, sorted by name.</summary>
    /// <exception cref="ModelFileException">A file is outside the model's folder, behind a link, missing, or empty.</exception>
    internal static IReadOnlyList<(string Name, string Path)> Find(string model, OnnxModel declared)
    {
        var folder = Path.GetDirectoryName(model)!;
        return [.. declared.ExternalFiles.OrderBy(name => name, StringComparer.Ordinal).Select(name => (name, Find(model, folder, name)))];
    }

    private static string Find(string model, string folder, string name)
    {
        if (!IsPlain(name) || IsBehindLink(folder, name))
        {
            throw new ModelFileException(
                ModelFileFailure.Unsafe,
                $"The model '{model}' has weights in '{ServerText.Clean(name)}', which is not a file in its folder. It is not loaded.");
        }

        var file = new FileInfo(Path.Combine(folder, name));
        return file.Exists && file.Length > 0
            ? file.FullName
            : throw new ModelFileException(
                ModelFileFailure.Invalid,
                $"The model '{model}' has weights in '{ServerText.Clean(name)}', which is missing or empty: copy it next to the model.");
    }

    // A relative name without "..". ONNX Runtime uses a star to mark addresses in memory. ONNX separates folders by "/"; "\" is
    // refused because it separates folders on Windows, but is a part of a name on other systems. .NET Framework throws for invalid characters.
    private static bool IsPlain(string name) => name.Length > 0 && name.IndexOfAny(Path.GetInvalidPathChars()) < 0 && !Path.IsPathRooted(name) && name[0] != '/'
        && name.All(c => c is not (':' or '*' or '?' or '\\') && !char.IsControl(c)) && !name.Split('/').Contains("..", StringComparer.Ordinal);

    // Checks the file and each folder above it, up to the model's.
    private static bool IsBehindLink(string folder, string name)
    {
        foreach (var part in name.Split('/'))
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
