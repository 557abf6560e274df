using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Every text form of objects: as a string, as Clixml, and all parts of an error.</summary>
internal sealed class SeenText
{
    private readonly StringBuilder _text = new();

    // $Error repeats the errors of the streams.
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
