using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Binding;

/// <summary>Turns what users write for a path into full file-system paths, by PowerShell's own rules.</summary>
internal static class PathResolver
{
    /// <summary>
    /// Resolves one <c>-Path</c> (wildcards, several hits) or <c>-LiteralPath</c> (none, one). A literal path need not
    /// exist. Respects Set-Location, PSDrives and ~.
    /// </summary>
    /// <exception cref="ItemNotFoundException">A path, with or without wildcards, that matches nothing.</exception>
    /// <exception cref="PSArgumentException">A path of another provider than FileSystem.</exception>
    internal static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool literal)
    {
        if (literal)
        {
            return [ResolveLiteral(cmdlet, path)];
        }

        if (NamePatterns.IsPattern(path))
        {
            var resolved = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            RequireFileSystem(provider, path);
            if (resolved.Count > 0)
            {
                return [.. resolved];
            }
        }

        var named = BracketedNames.Find(ResolveLiteral(cmdlet, path));
        return named.Length > 0 ? named : throw new ItemNotFoundException($"No file matches '{path}'.");
    }

    /// <summary>The files of all paths, each resolved when its turn comes.</summary>
    internal static IEnumerable<string> ResolveOrReport(PSCmdlet cmdlet, IEnumerable<string> paths, bool literal) =>
        paths.SelectMany(path => ResolveOrReport(cmdlet, path, literal));

    /// <summary>As <see cref="Resolve"/>; a path that leads nowhere is one error, and no file.</summary>
    internal static IReadOnlyList<string> ResolveOrReport(PSCmdlet cmdlet, string path, bool literal)
    {
        try
        {
            return Resolve(cmdlet, path, literal);
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            cmdlet.WriteError(DetectionErrors.PathNotFound(e, path));
        }
        catch (ArgumentException e)
        {
            cmdlet.WriteError(PathErrors.NotFileSystem(e, path));
        }

        return [];
    }

    /// <summary>The full path of a file or folder that may not exist yet.</summary>
    /// <exception cref="PSArgumentException">A path of another provider than FileSystem.</exception>
    internal static string ResolveLiteral(PSCmdlet cmdlet, string path)
    {
        if (path.IndexOf('\0') >= 0)
        {
            throw new PSArgumentException("A path cannot hold a NUL character.");
        }

        if (IsFullName(cmdlet, path))
        {
            return path;
        }

        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        RequireFileSystem(provider, path);
        return full;
    }

    /// <summary>As <see cref="ResolveLiteral"/>, for a parameter that every item needs: an invalid path is a terminating error.</summary>
    internal static string Require(PSCmdlet cmdlet, string path)
    {
        try
        {
            return ResolveLiteral(cmdlet, path);
        }
        catch (Exception e) when (e is ArgumentException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            cmdlet.ThrowTerminatingError(PathErrors.NotFileSystem(e, path));
            throw;
        }
    }

    /// <summary>The full path as the user's location has it; a path that PowerShell cannot place as it is.</summary>
    internal static string ResolveOrKeep(PSCmdlet cmdlet, string path)
    {
        try
        {
            return ResolveLiteral(cmdlet, path);
        }
        catch (Exception e) when (e is PSArgumentException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or NotSupportedException)
        {
            return path;
        }
    }

    // As a FileInfo carries it: resolving it changes nothing, but on Unix the engine reads the system's table of mounts for
    // each, which costs a small image more than its encoding.
    private static bool IsFullName(PSCmdlet cmdlet, string path) =>
        path.Length > 0 && path[0] == Path.DirectorySeparatorChar && Path.DirectorySeparatorChar == '/'
        && cmdlet.SessionState.Path.CurrentLocation.Drive is { Name: "/" } && Path.GetFullPath(path) == path;

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != "FileSystem")
        {
            throw new PSArgumentException($"'{path}' is a path of the provider {provider.Name}; only files can be used here.");
        }
    }
}
