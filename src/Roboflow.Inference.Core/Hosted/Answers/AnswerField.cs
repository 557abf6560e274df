using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>A field of answers. A value that is null or of another type leaves the field's initial value.</summary>
internal abstract class AnswerField<TOwner>(Field<TOwner> field)
    where TOwner : class, new()
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(field.Rule.Answer!);
    private readonly byte[] _otherName = Encoding.UTF8.GetBytes(field.Rule.OtherAnswer ?? field.Rule.Answer!);

    internal bool Required { get; } = field.Required;

    /// <summary>Whether a record requires a value of the field's type.</summary>
    internal bool IsNeverNull { get; } = field.Value(new TOwner()) is not null;

    /// <summary>Whether it is the second of two names that servers use for the field.</summary>
    internal bool IsOther(scoped ReadOnlySpan<byte> name) => field.Rule.OtherAnswer is not null && !name.SequenceEqual(_name);

    internal bool IsCalled(scoped ReadOnlySpan<byte> name) => name.SequenceEqual(_name) || name.SequenceEqual(_otherName);

    /// <summary>Reads the value at the reader's position; false if it is not of the field's type.</summary>
    internal abstract bool Read(ref Utf8JsonReader reader, TextCache texts, TOwner owner);

    /// <summary>Returns the number; null for a confidence that is not from 0 to 1.</summary>
    private protected double? InRange(double? number) => field.Rule.IsConfidence && number is { } n && !ConfidenceRange.Contains(n) ? null : number;

    /// <summary>Creates the reader of a field, by its type.</summary>
    internal static AnswerField<TOwner> Of(Field<TOwner> field) => field switch
    {
        Field<TOwner, string> { Rule.IsRepeated: true } text => new RepeatedTextField<TOwner>(text),
        Field<TOwner, string> text => new TextField<TOwner>(text),
        Field<TOwner, double> number => new NumberField<TOwner>(number),
        Field<TOwner, double?> number => new OptionalNumberField<TOwner>(number),
        Field<TOwner, int?> number => new OptionalWholeNumberField<TOwner>(number),
        Field<TOwner, bool> flag => new FlagField<TOwner>(flag),
        Field<TOwner, IReadOnlyList<PredictionPoint>> points => new RecordsField<TOwner, PredictionPoint>(points) { IsWhole = true },
        Field<TOwner, IReadOnlyList<PredictionKeypoint>> points => new RecordsField<TOwner, PredictionKeypoint>(points),
        Field<TOwner, IReadOnlyList<string>> names => new ParsedField<TOwner, IReadOnlyList<string>>(names, AnswerElements.ReadClasses),
        Field<TOwner, PredictionMask> mask => new ParsedField<TOwner, PredictionMask>(mask, AnswerElements.ReadMask),
        Field<TOwner, byte[]> image => new ParsedField<TOwner, byte[]>(image, AnswerElements.ReadVisualization),
        _ => throw new NotSupportedException($"The type of {field.Name} has no reader: add one here."),
    };
}
