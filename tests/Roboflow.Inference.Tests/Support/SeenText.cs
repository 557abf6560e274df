using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Support;

/// <summary>All the text that a session shows or keeps of objects: as text, as Clixml, and every part of an error.</summary>
internal sealed class SeenText
{
    private readonly StringBuilder _text = new();

    // $Error holds the errors of the streams again.
    private readonly HashSet<object> _kept = new(ReferenceEqualityComparer.Instance);

    internal void Add(string text) => _text.AppendLine(text);

    internal void Keep(params IEnumerable<object> objects)
    {
        foreach (var item in objects.Where(o => _kept.Add(BaseOf(o))))
        {
            Add(item.ToString()!);
            Add(PSSerializer.Serialize(item, depth: 3));
            if (BaseOf(item) is ErrorRecord error)
            {
                Keep(error);
            }
        }
    }

    private static object BaseOf(object item) => item is PSObject wrapped ? wrapped.BaseObject : item;

    private void Keep(ErrorRecord error)
    {
        Add($"{error.FullyQualifiedErrorId} {error.CategoryInfo} {error.TargetObject} {error.ErrorDetails} {error.ErrorDetails?.RecommendedAction} "
            + $"{error.ScriptStackTrace}");
        for (var e = error.Exception; e is not null; e = e.InnerException)
        {
            Add(e + " " + string.Join(' ', e.Data.Values.Cast<object>()));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
