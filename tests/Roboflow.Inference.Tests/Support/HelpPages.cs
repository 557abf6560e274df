using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Roboflow.Inference.Tests.Support;

/// <summary>The help as it is staged beside the manifest.</summary>
internal static class HelpPages
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    internal static string Folder { get; } = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "en-US");

    internal static string Pages { get; } = Path.Combine(ModuleSession.RepositoryRoot, "docs");

    internal static IReadOnlyList<string> Cmdlets => [.. Commands.Select(Name)];

    internal static IReadOnlyList<string> Topics => [.. Directory.GetFiles(Pages, "about_*.md").Select(f => Path.GetFileNameWithoutExtension(f))];

    /// <summary>Each example's cmdlet, title and code.</summary>
    internal static IEnumerable<(string Cmdlet, string Title, string Code)> Examples => Commands.SelectMany(command => command
        .Descendants(Command + "example")
        .Select(example => (Name(command), example.Element(Maml + "title")!.Value.Trim('-', ' '), example.Element(Dev + "code")!.Value)));

    /// <summary>All text that is shown for a cmdlet or a topic.</summary>
    internal static string TextOf(string name) => Cmdlets.Contains(name)
        ? string.Join('\n', Commands.Single(c => Name(c) == name).DescendantNodes().OfType<XText>().Select(t => t.Value))
        : File.ReadAllText(Path.Combine(Folder, name + ".help.txt"));

    private static IEnumerable<XElement> Commands =>
        XDocument.Load(Path.Combine(Folder, "Roboflow.Inference.dll-Help.xml")).Root!.Elements(Command + "command");

    private static string Name(XElement command) => command.Element(Command + "details")!.Element(Command + "name")!.Value;
}
