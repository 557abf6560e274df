using System.Xml.Linq;

namespace Roboflow.Inference.Help.Output;

/// <summary>The namespaces of a help file.</summary>
internal static class MamlNames
{
    internal static XNamespace Msh { get; } = "http://msh";

    internal static XNamespace Maml { get; } = "http://schemas.microsoft.com/maml/2004/10";

    internal static XNamespace Command { get; } = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    internal static XNamespace Dev { get; } = "http://schemas.microsoft.com/maml/dev/2004/10";
}
