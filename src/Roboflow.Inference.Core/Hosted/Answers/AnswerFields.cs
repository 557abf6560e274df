using System;
using System.Linq;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>The fields of a record that answers contain, from the list of all fields.</summary>
internal sealed class AnswerFields<T>
    where T : class, new()
{
    internal const int Unknown = -1;

    /// <summary>The maximum number of fields: half the bits of a mask, whose other half is for their other names.</summary>
    internal const int MostFields = 32;

    internal AnswerFields()
    {
        All = [.. FieldList<T>.All.Where(f => f.Rule.Answer is not null).Select(AnswerField<T>.Of)];
        Required = MaskOf(f => f.Required);
        NeverNull = MaskOf(f => f.IsNeverNull);
    }

    internal AnswerField<T>[] All { get; }

    /// <summary>A bit for each required field.</summary>
    internal ulong Required { get; }

    /// <summary>A bit for each field that requires a value of its type.</summary>
    internal ulong NeverNull { get; }

    internal int IndexOf(scoped ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].IsCalled(name))
            {
                return i;
            }
        }

        return Unknown;
    }

    /// <summary>The bit of a field, by its name in answers.</summary>
    internal ulong BitOf(scoped ReadOnlySpan<byte> name) => 1UL << IndexOf(name);

    private ulong MaskOf(Func<AnswerField<T>, bool> has) => All.Select((f, i) => has(f) ? 1UL << i : 0).Aggregate((all, one) => all | one);
}
