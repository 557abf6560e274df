using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Roboflow.Inference.Help.Facts;
using static Roboflow.Inference.Help.Output.MamlNames;

namespace Roboflow.Inference.Help.Output;

/// <summary>Writes parameters in syntax lines and in full.</summary>
internal static class MamlParameters
{
    /// <summary>Writes one parameter set: positional parameters first, then mandatory ones, then the rest in declaration order.</summary>
    internal static XElement Syntax(CommandFacts facts, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", facts.Name),
        facts.Parameters
            .Select(parameter => (Parameter: parameter, Part: parameter.In(set)))
            .Where(p => p.Part is not null)
            .OrderBy(p => p.Part!.Position ?? int.MaxValue)
            .ThenByDescending(p => p.Part!.IsMandatory)
            .Select(p => Element(p.Parameter, p.Part!, inSyntax: true)));

    internal static XElement Full(ParameterFacts parameter, IEnumerable<XElement> text)
    {
        // One entry represents all sets: mandatory only if it is in all of them, positional if it is in any.
        var sets = parameter.Sets;
        var part = new SetFacts(
            FactReader.AllSets,
            sets.All(s => s.IsMandatory),
            sets.Select(s => s.Position).FirstOrDefault(p => p is not null),
            sets.Any(s => s.ByValue),
            sets.Any(s => s.ByPropertyName));
        var element = Element(parameter, part, inSyntax: false);
        element.Element(Maml + "name")!.AddAfterSelf(new XElement(Maml + "description", text, Limits(parameter)));
        element.Add(
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", parameter.Default));
        return element;
    }

    private static XElement Element(ParameterFacts parameter, SetFacts part, bool inSyntax)
    {
        var values = inSyntax && parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => Value(value, isRequired: false)))
            : null;
        return new XElement(
            Command + "parameter",
            new XAttribute("required", part.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.Type.EndsWith("[]", System.StringComparison.Ordinal) ? "true" : "false"),
            new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
            new XAttribute("pipelineInput", Pipeline(part)),
            new XAttribute("position", part.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            values,
            inSyntax && (parameter.IsSwitch || values is not null) ? null : Value(parameter.Type, !parameter.IsSwitch));
    }

    private static XElement Value(string text, bool isRequired) => new(
        Command + "parameterValue",
        new XAttribute("required", isRequired ? "true" : "false"),
        new XAttribute("variableLength", "false"),
        text);

    private static IEnumerable<XElement> Limits(ParameterFacts parameter)
    {
        if (parameter.Values.Count > 0)
        {
            yield return new XElement(Maml + "para", $"Possible values: {string.Join(", ", parameter.Values)}.");
        }

        if (parameter.Range is not null)
        {
            yield return new XElement(Maml + "para", $"Accepted: {parameter.Range}.");
        }
    }

    private static string Pipeline(SetFacts part) => (part.ByValue, part.ByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
