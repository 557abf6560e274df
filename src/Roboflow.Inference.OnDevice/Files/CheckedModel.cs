using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>A model file that was read and looked over before native code sees it: it is untrusted.</summary>
internal sealed class CheckedModel
{
    /// <summary>The most bytes that a model file may have.</summary>
    internal const long MostBytes = 1L << 30;

    private static readonly string[] KnownDomains =
    [
        string.Empty, "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training",
        "com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc", "org.pytorch.aten",
    ];

    private CheckedModel(string path, byte[] content, OnnxModel declared)
    {
        Path = path;
        Content = content;
        Length = content.LongLength;
        Declared = declared;
        using var sha = SHA256.Create();
        Hash = BitConverter.ToString(sha.ComputeHash(content)).Replace("-", string.Empty).ToLowerInvariant();
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>Its bytes, those that were checked; empty once they are released.</summary>
    internal byte[] Content { get; private set; }

    /// <summary>How many bytes it has.</summary>
    internal long Length { get; }

    /// <summary>What it says of itself.</summary>
    internal OnnxModel Declared { get; }

    /// <summary>SHA-256 of its bytes.</summary>
    internal string Hash { get; }

    /// <summary>Whether weights lie in other files of its folder.</summary>
    internal bool HasExternalFiles => Declared.ExternalFiles.Count > 0;

    /// <summary>Gives up the bytes, of which ONNX Runtime then has its own copy.</summary>
    internal void Release() => Content = [];

    /// <exception cref="ModelFileException">It cannot be read, is not a model, or is not safe.</exception>
    internal static CheckedModel Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MostBytes)
            {
                throw new ModelFileException(ModelFileFailure.TooLarge, $"'{path}' has {length} bytes, above the limit of {MostBytes} for a model file.");
            }

            if (length == 0)
            {
                throw new ModelFileException(ModelFileFailure.Invalid, $"'{path}' is empty, or not a regular file.");
            }

            var content = File.ReadAllBytes(path);
            var declared = OnnxReader.Read(content);
            RequireKnownOperators(path, declared);
            RequireOwnFolder(path, declared);
            return new CheckedModel(path, content, declared);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var failure = e is InvalidDataException ? ModelFileFailure.Invalid : ModelFileFailure.Unreadable;
            throw new ModelFileException(failure, $"The model '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static void RequireKnownOperators(string path, OnnxModel declared)
    {
        if (declared.Domains.FirstOrDefault(d => !KnownDomains.Contains(d, StringComparer.Ordinal) && !declared.OwnDomains.Contains(d)) is { } domain)
        {
            throw new ModelFileException(
                ModelFileFailure.Unsafe,
                $"The model '{path}' uses operators of '{domain}', which ONNX Runtime does not have. Libraries of custom operators are never loaded.");
        }
    }

    // A name alone, or one below the folder, that no link leads out of.
    private static void RequireOwnFolder(string path, OnnxModel declared)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        foreach (var file in declared.ExternalFiles)
        {
            var isInside = file.Length > 0 && !System.IO.Path.IsPathRooted(file) && file.IndexOf(':') < 0 && file.IndexOf('\0') < 0
                && !file.Split('/', '\\').Contains("..", StringComparer.Ordinal) && !IsLink(System.IO.Path.Combine(folder, file));
            if (!isInside)
            {
                throw new ModelFileException(
                    ModelFileFailure.Unsafe, $"The model '{path}' keeps weights in '{file}', which is not a file of its folder: it is not loaded.");
            }
        }
    }

    private static bool IsLink(string file) => File.Exists(file) && new FileInfo(file).Attributes.HasFlag(FileAttributes.ReparsePoint);
}
