using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>An untrusted model file that was read and checked before native code reads it.</summary>
internal sealed class CheckedModel
{
    /// <summary>The maximum size of a model file, in bytes.</summary>
    internal const long MostBytes = 1L << 30;

    private static readonly string[] KnownDomains =
    [
        string.Empty, "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training",
        "com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc", "org.pytorch.aten",
    ];

    private CheckedModel(string path, OnnxModel declared)
    {
        Path = path;
        Declared = declared;
    }

    /// <summary>The path of the file.</summary>
    internal string Path { get; }

    /// <summary>The checked bytes, with the weights of other files; empty after <see cref="Release"/>.</summary>
    internal byte[] Content { get; private set; } = [];

    /// <summary>The size in bytes, including weight files.</summary>
    internal long Length { get; private set; }

    /// <summary>The file's declarations.</summary>
    internal OnnxModel Declared { get; }

    /// <summary>The SHA-256 of the file and its weight files, so that a change of either invalidates journaled results.</summary>
    internal string Hash { get; private set; } = string.Empty;

    /// <summary>Releases the bytes, after ONNX Runtime has made its own copy.</summary>
    internal void Release() => Content = [];

    /// <exception cref="ModelFileException">The file cannot be read, is not a model, or is not safe.</exception>
    internal static CheckedModel Read(string path)
    {
        try
        {
            var content = BoundedFile.ReadAllBytes(path, MostBytes);
            var declared = OnnxReader.Read(content);
            RequireKnownOperators(path, declared);
            var model = new CheckedModel(path, declared);
            model.Add(content);
            return model;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var failure = e is InvalidDataException ? ModelFileFailure.Invalid : ModelFileFailure.Unreadable;
            throw new ModelFileException(failure, $"The model '{path}' cannot be read: {e.Message}", e);
        }
    }

    // Each file is read once, so that the bytes in the hash are those that native code gets.
    private void Add(byte[] content)
    {
        var files = ExternalWeights.Find(Path, Declared);
        var lengths = files.ToDictionary(f => f.Name, f => new FileInfo(f.Path).Length, StringComparer.Ordinal);
        Length = content.LongLength + lengths.Values.Sum();
        BoundedFile.RequireLength(Path, Length, MostBytes);
        using var sha = SHA256.Create();
        sha.TransformBlock(content, 0, content.Length, null, 0);
        Content = content;
        if (files.Count > 0)
        {
            var inliner = new WeightInliner(content, lengths);
            foreach (var (name, path) in files)
            {
                using var stream = BoundedFile.Open(path, MostBytes);
                inliner.Add(name, stream, (bytes, count) => sha.TransformBlock(bytes, 0, count, null, 0));
            }

            Content = inliner.Content;
        }

        sha.TransformFinalBlock([], 0, 0);
        Hash = BitConverter.ToString(sha.Hash!).Replace("-", string.Empty).ToLowerInvariant();
    }

    private static void RequireKnownOperators(string path, OnnxModel declared)
    {
        if (declared.Domains.FirstOrDefault(d => !KnownDomains.Contains(d, StringComparer.Ordinal) && !declared.OwnDomains.Contains(d)) is { } domain)
        {
            throw new ModelFileException(
                ModelFileFailure.Unsafe,
                $"The model '{path}' uses operators of '{ServerText.Clean(domain)}', which ONNX Runtime does not have."
                    + " Libraries of custom operators are never loaded.");
        }
    }
}
