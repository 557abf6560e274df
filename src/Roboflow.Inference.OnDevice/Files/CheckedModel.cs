using System;
using System.Collections.Generic;
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

    private CheckedModel(string path, byte[] content, OnnxModel declared, IReadOnlyList<string> weights)
    {
        Path = path;
        Content = content;
        Length = content.LongLength + weights.Sum(file => new FileInfo(file).Length);
        Declared = declared;
        Hash = HashOf(content, weights);
    }

    /// <summary>The path of the file.</summary>
    internal string Path { get; }

    /// <summary>The checked bytes; empty after <see cref="Release"/>.</summary>
    internal byte[] Content { get; private set; }

    /// <summary>The size in bytes, including weight files.</summary>
    internal long Length { get; }

    /// <summary>The file's declarations.</summary>
    internal OnnxModel Declared { get; }

    /// <summary>The SHA-256 of the file and its weight files, so that a change of either invalidates journaled results.</summary>
    internal string Hash { get; }

    /// <summary>Whether weights are in other files in its folder.</summary>
    internal bool HasExternalFiles => Declared.ExternalFiles.Count > 0;

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
            var weights = ExternalWeights.Find(path, declared);
            BoundedFile.RequireLength(path, content.LongLength + weights.Sum(file => new FileInfo(file).Length), MostBytes);
            return new CheckedModel(path, content, declared, weights);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var failure = e is InvalidDataException ? ModelFileFailure.Invalid : ModelFileFailure.Unreadable;
            throw new ModelFileException(failure, $"The model '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static string HashOf(byte[] content, IReadOnlyList<string> weights)
    {
        using var sha = SHA256.Create();
        if (weights.Count == 0)
        {
            return Text(sha.ComputeHash(content));
        }

        using var all = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write);
        all.Write(content, 0, content.Length);
        foreach (var file in weights)
        {
            using var stream = File.OpenRead(file);
            stream.CopyTo(all);
        }

        all.FlushFinalBlock();
        return Text(sha.Hash!);
    }

    private static string Text(byte[] hash) => BitConverter.ToString(hash).Replace("-", string.Empty).ToLowerInvariant();

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
