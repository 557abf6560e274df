using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Binding;

/// <summary>Finds the member of a piped object that has a value under a name of another tool, such as <c>label</c> or <c>class_name</c> for the class.</summary>
internal static class OtherMember
{
    /// <param name="input">The object.</param>
    /// <param name="names">The names in the order in which they count, without separators.</param>
    /// <param name="others">Other members of the record that the object stands for.</param>
    internal static string? NameOf(PSObject input, string[] names, string[] others)
    {
        string[] members = [.. input.BaseObject is IDictionary table ? table.Keys.OfType<string>() : OwnNames(input, others)];
        return names.SelectMany(name => members.Where(member => name.Equals(CsvTable.Plain(member), StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(member => IsValue(input, member));
    }

    // A box that was added to a file or to the result of another command does not make the object's own Name a class.
    private static IEnumerable<string> OwnNames(PSObject input, string[] others)
    {
        var isAdded = Array.Exists(others, name => input.Properties[name] is { MemberType: PSMemberTypes.NoteProperty });
        return input.Properties.Where(p => !isAdded || p.MemberType is PSMemberTypes.NoteProperty or PSMemberTypes.ScriptProperty).Select(p => p.Name);
    }

    private static bool IsValue(PSObject input, string member) => !ObjectReader.Instance.IsMissing(ObjectReader.Instance.Member(input, member))
        && !(OtherNames.Ambiguous.Equals(member, StringComparison.OrdinalIgnoreCase) && IsNameOfObject(input, member));

    // Each element of an XML document has its own name, such as bndbox, and Select-Object keeps that of a file.
    private static bool IsNameOfObject(PSObject input, string member) => TypeTrace.Has<FileInfo>(input)
        || (input.BaseObject is XmlNode node && ObjectReader.Instance.Text(ObjectReader.Instance.Member(input, member)) == node.Name);
}
