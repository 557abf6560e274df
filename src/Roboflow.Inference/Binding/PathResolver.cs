using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Binding;

/// <summary>Resolves user input to full file system paths, by PowerShell's own rules.</summary>
internal static class PathResolver
{
    private const string FileSystem = "FileSystem";
    private const string ProviderMark = "::";

    // .NET Framework's Path throws for others too, also where it only looks at a path.
#if NET
    private static readonly char[] Refused = ['\0'];
#else
    private static readonly char[] Refused = Path.GetInvalidPathChars();
#endif

    /// <summary>
    /// Resolves one <c>-Path</c> (with wildcards, several matches) or <c>-LiteralPath</c> (one match). A literal path need not
    /// exist. Set-Location, PSDrives and ~ are respected.
    /// </summary>
    /// <exception cref="ItemNotFoundException">The path, with or without wildcards, matches nothing.</exception>
    /// <exception cref="PSArgumentException">The path belongs to a provider other than FileSystem.</exception>
    /// <exception cref="ProviderInvocationException">The path is above the root of its drive.</exception>
    internal static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, bool literal)
    {
        if (literal)
        {
            return [ResolveLiteral(cmdlet, path)];
        }

        var name = WildcardPattern.Unescape(path);
        if (!WildcardPattern.ContainsWildcardCharacters(path) && IsFullName(cmdlet, name) && File.Exists(name))
        {
            return [name];
        }

        if (NamePatterns.IsPathPattern(path) && Match(cmdlet, path) is { Count: > 0 } matches)
        {
            return matches;
        }

        var named = BracketedNames.Find(ResolveLiteral(cmdlet, path));
        return named.Length > 0 ? named : throw new ItemNotFoundException(BracketedNames.NotFound(path, ResolveLiteral(cmdlet, path)));
    }

    private static IReadOnlyList<string> Match(PSCmdlet cmdlet, string path)
    {
        // Of a path above its drive's root, the engine makes the root itself.
        if (path.Contains(".."))
        {
            _ = ResolveLiteral(cmdlet, path);
        }

        try
        {
            var resolved = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(
                Located(cmdlet, path, WildcardPattern.Escape), out var provider);
            RequireFileSystem(provider, path);
            return resolved.Count == 0 || MisreadNames.AreAmong(resolved, path, p => ResolveLiteral(cmdlet, p)) ? []
                : [.. resolved, .. UndecodableNames.Find(path, p => ResolveLiteral(cmdlet, p))];
        }
        catch (ProviderNotFoundException) when (WildcardPattern.ContainsWildcardCharacters(path))
        {
            // A name such as 'yard::2.jpg' that matches, for the engine a path of the provider 'yard'.
            return [];
        }
        catch (WildcardPatternException)
        {
            // '*`[*' is a valid pattern, but not for the engine's search in folders.
            return [];
        }
    }

    /// <summary>Returns the files of all paths, and resolves each path only when it is reached.</summary>
    internal static IEnumerable<string> ResolveOrReport(PSCmdlet cmdlet, IEnumerable<string> paths, bool literal) =>
        paths.SelectMany(path => ResolveOrReport(cmdlet, path, literal, cmdlet.WriteError));

    /// <summary>As <see cref="Resolve"/>, but a path that cannot be resolved is reported as one error.</summary>
    internal static IReadOnlyList<string> ResolveOrReport(PSCmdlet cmdlet, string path, bool literal, Action<ErrorRecord> report)
    {
        try
        {
            return Resolve(cmdlet, path, literal);
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            report(DetectionErrors.PathNotFound(e, Written(path, literal)));
        }
        catch (Exception e) when (IsInvalid(e))
        {
            report(PathErrors.NotFileSystem(e, Written(path, literal)));
        }

        return [];
    }

    // The target of an error is a name that scripts look up: without what only escapes its brackets.
    private static string Written(string path, bool literal) =>
        literal || WildcardPattern.ContainsWildcardCharacters(path) ? path : WildcardPattern.Unescape(path);

    /// <summary>Returns the full path of a file or folder, which need not exist.</summary>
    /// <exception cref="PSArgumentException">The path belongs to a provider other than FileSystem.</exception>
    internal static string ResolveLiteral(PSCmdlet cmdlet, string path)
    {
        if (path.IndexOfAny(Refused) is >= 0 and var at)
        {
            throw new PSArgumentException(
                path[at] == '\0' ? "A path cannot contain a NUL character." : $"A path cannot contain the character U+{(int)path[at]:X4}.");
        }

        if (IsFullName(cmdlet, path))
        {
            return path;
        }

        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
            Located(cmdlet, path, static folder => folder), out var provider, out _);
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
        catch (Exception e) when (IsInvalid(e))
        {
            cmdlet.ThrowTerminatingError(PathErrors.NotFileSystem(e, path));
            throw;
        }
    }

    /// <summary>Returns the full path, relative to the user's location; a path that PowerShell cannot resolve is returned
    /// unchanged.</summary>
    internal static string ResolveOrKeep(PSCmdlet cmdlet, string path)
    {
        try
        {
            return ResolveLiteral(cmdlet, path);
        }
        catch (Exception e) when (IsInvalid(e))
        {
            return path;
        }
    }

    /// <summary>Whether resolving failed because of the path. .NET Framework refuses a colon in the middle of one as not supported.</summary>
    internal static bool IsInvalid(Exception e) =>
        e is ArgumentException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException
            or NotSupportedException;

    // A full name as in a FileInfo: resolving it would change nothing, but on Unix the engine reads the mount table for each
    // path, which takes longer than encoding a small image. A backslash is a separator, as for the engine, unless a name has one.
    private static bool IsFullName(PSCmdlet cmdlet, string path) =>
        path.Length > 0 && path[0] == Path.DirectorySeparatorChar && Path.DirectorySeparatorChar == '/'
        && cmdlet.SessionState.Path.CurrentLocation.Drive is { Name: "/" } && Path.GetFullPath(path) == path
        && (path.IndexOf('\\') < 0 || BracketedNames.Exists(path));

    // The engine leaves the rest of 'FileSystem::a.jpg' relative, and .NET then looks for it in the process's own folder.
    private static string Located(PSCmdlet cmdlet, string path, Func<string, string> escape)
    {
        var mark = path.IndexOf(ProviderMark, StringComparison.Ordinal);
        return mark > 0 && cmdlet.SessionState.Path.IsProviderQualified(path) && !Path.IsPathRooted(path.Substring(mark + ProviderMark.Length))
            && path.Substring(0, mark).Split('\\').Last().Equals(FileSystem, StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(escape(cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath), path.Substring(mark + ProviderMark.Length))
            : path;
    }

    private static void RequireFileSystem(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw new PSArgumentException($"'{path}' belongs to the provider {provider.Name}, but must be a file system path.");
        }
    }
}
