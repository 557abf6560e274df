using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Binding;

/// <summary>Turns what users write for a path into full file-system paths, by PowerShell's own rules.</summary>
internal static class PathResolver
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    // One that the user has escaped is text already.
    private static readonly Regex Bracket = new(@"(?<!`)[\[\]]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

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

        var named = NamedLikeAPattern(cmdlet, path);
        return named.Count > 0 ? named : throw new ItemNotFoundException($"No file matches '{path}'.");
    }

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

    // 'yard [2].jpg' in a list of names is that file where the pattern matches no other, and so is each part of a path with
    // such a name on its way: the brackets of 'site* [2]/*.jpg' are a name's, its stars are not.
    private static IReadOnlyList<string> NamedLikeAPattern(PSCmdlet cmdlet, string path)
    {
        var full = ResolveLiteral(cmdlet, path);
        if (Exists(full))
        {
            return [full];
        }

        // By the engine a star and an escaped bracket in one part find nothing, so this goes from folder to folder.
        var root = Path.GetPathRoot(full) ?? string.Empty;
        IReadOnlyList<string> found = [root];
        foreach (var part in full.Substring(root.Length).Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var named = Children(found, WithBracketsAsText(part));
            found = named.Count > 0 ? named : Children(found, part);
        }

        return found;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string WithBracketsAsText(string part) => Bracket.Replace(part, "`$0");

    private static IReadOnlyList<string> Children(IReadOnlyList<string> folders, string part)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(part))
        {
            var name = WildcardPattern.Unescape(part);
            return [.. folders.Select(f => f.TrimEnd(Separators) + Path.DirectorySeparatorChar + name).Where(Exists)];
        }

        if (!NamePatterns.IsPattern(part))
        {
            return [];
        }

        var pattern = new WildcardPattern(part, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. folders.SelectMany(Entries).Where(IsMatch).OrderBy(static p => p, StringComparer.OrdinalIgnoreCase)];

        bool IsMatch(string path) => Path.GetFileName(path) is var name && (name[0] != '.' || part[0] == '.') && pattern.IsMatch(name);
    }

    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
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
