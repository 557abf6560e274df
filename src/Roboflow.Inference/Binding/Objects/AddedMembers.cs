using System;
using System.Linq;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Members that Add-Member has given to the module's own objects. With -Force they hide properties: what PowerShell shows is read.</summary>
internal static class AddedMembers
{
    private static readonly Func<object, bool> Any = FindCheck();

    /// <summary>Whether an added member hides a property.</summary>
    internal static bool Hide(object typed) => Any(typed)
        && Of(typed).Any(m => typed.GetType().GetProperty(m.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is not null);

    /// <summary>Returns a copy with the shown values of a prediction or a result; the record itself if nothing was added.</summary>
    /// <param name="typed">The record.</param>
    /// <param name="unreadable">The member that cannot be read, because of which null is returned.</param>
    internal static T? Read<T>(T typed, out string? unreadable)
        where T : class, new()
    {
        unreadable = null;
        return typed switch
        {
            Prediction prediction when Any(prediction) => (T?)(object?)Shown(prediction, prediction with { }, out unreadable),
            DetectionResult result when Any(result) || result.Predictions.Any(Any) => (T?)(object?)Shown(result, out unreadable),
            _ => typed,
        };
    }

    private static DetectionResult? Shown(DetectionResult typed, out string? unreadable)
    {
        if (Shown(typed, typed with { }, out unreadable) is not { } result)
        {
            return null;
        }

        var predictions = result.Predictions.Select(p => Read(p, out _)).OfType<Prediction>().ToArray();
        unreadable = predictions.Length < result.Predictions.Count ? nameof(DetectionResult.Predictions) : null;
        return unreadable is null ? result with { Predictions = predictions } : null;
    }

    // Members with other names are a script's own, and stay on the copy of a prediction, as for a script block of -Label.
    private static T? Shown<T>(T typed, T copy, out string? unreadable)
        where T : class, new()
    {
        unreadable = null;
        foreach (var member in Of(typed))
        {
            if (Array.Find(FieldList<T>.All, f => f.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is not { } field)
            {
                PSObject.AsPSObject(copy).Members.Add(member.Copy());
                continue;
            }

            var value = ObjectReader.Instance.Member(typed, field.Name);
            field.Reset(copy, new T());
            if (!field.TryBind(value, ObjectReader.Instance, copy) && (field.Required || !ObjectReader.Instance.IsMissing(value)))
            {
                unreadable = ObjectReader.Instance.IsMissing(value) ? null : field.Name;
                return null;
            }
        }

        return copy;
    }

    private static PSMemberInfo[] Of(object typed) =>
        PSObject.AsPSObject(typed).Members["psextended"] is PSMemberSet added ? [.. added.Members.Where(m => m.IsInstance)] : [];

    // To look up one member takes longer than the rest of the reading. PowerShell's own check takes nothing, but is not public: without
    // it, as in another version, each object is searched.
    private static Func<object, bool> FindCheck()
    {
        var check = typeof(PSObject).GetMethod("HasInstanceMembers", BindingFlags.Static | BindingFlags.NonPublic);
        if (check?.GetParameters() is not [var first, { ParameterType.IsByRef: true } second] || first.ParameterType != typeof(object)
            || check.ReturnType != typeof(bool))
        {
            return static _ => true;
        }

        var typed = Expression.Parameter(typeof(object));
        var found = Expression.Variable(second.ParameterType.GetElementType()!);
        return Expression.Lambda<Func<object, bool>>(Expression.Block([found], Expression.Call(check, typed, found)), typed).Compile();
    }
}
