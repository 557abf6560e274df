using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Core.Tests.Fields;

/// <summary>A new property of a record is a field in every format, without another edit.</summary>
public sealed class FieldListTests
{
    [Fact]
    public void A_new_property_is_written_and_read_as_json_and_as_cells()
    {
        var record = new Extended
        {
            Name = "=x",
            Size = 2.5,
            Count = 3,
            IsNew = true,
            Marks = ["a", "b"],
            Inner = new() { Note = "n" },
            Others = [new() { Note = "1" }, new() { Note = "2" }]
        };
        var fromJson = ThereAndBack(record);
        Assert.Equal(Describe(record), Describe(fromJson));
        var fromCells = new Extended();
        foreach (var field in FieldList<Extended>.All)
        {
            if (CellText.Plain(field.ToCell(record)) is { } cell)
            {
                field.FromCell(cell, fromCells);
            }
        }

        Assert.Equal(Describe(record), Describe(fromCells));
    }

    [Fact]
    public void A_piped_object_with_the_new_property_is_bound()
    {
        var members = new Dictionary<string, object> { ["Size"] = 4.0, ["Name"] = "n", ["Inner"] = new Dictionary<string, object> { ["Note"] = "deep" } };
        var bound = FieldList<Extended>.Bind(members, new DictionaryReader());
        Assert.Equal(("n", 4.0, 7.0, "deep"), (bound!.Name, bound.Size, bound.Weight, bound.Inner!.Note));
        members.Remove("Size");
        Assert.Null(FieldList<Extended>.Bind(members, new DictionaryReader()));
    }

    [Fact]
    public void A_missing_required_member_and_another_type_are_named()
    {
        Assert.Contains("Size is missing", Assert.Throws<FormatException>(() => Read("{}")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Count is not a whole number",
            Assert.Throws<FormatException>(() => Read("{\"Size\":1,\"Count\":1.5}")).Message,
            StringComparison.Ordinal);
        Assert.Equal(7, Read("{\"size\":1,\"Unknown\":[{}]}").Weight);
    }

    // Every settable property of a prediction and a result is a field, except computed ones and those of this run alone.
    [Fact]
    public void Predictions_and_results_have_a_field_for_each_settable_property()
    {
        Assert.Equal(Settable(typeof(Prediction)).Where(name => name != nameof(Prediction.FromJournal)), FieldList<Prediction>.All.Select(f => f.Name));
        Assert.Equal(Settable(typeof(DetectionResult)), FieldList<DetectionResult>.All.Select(f => f.Name));
    }

    private static IEnumerable<string> Settable(Type type) => type.GetProperties().Where(p => p.CanWrite).OrderBy(p => p.MetadataToken).Select(p => p.Name);

    private static Extended ThereAndBack(Extended record)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            FieldList<Extended>.Write(writer, record);
        }

        return Read(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static Extended Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return FieldList<Extended>.Read(ref reader, "A record");
    }

    private static string Describe(Extended r)
        => $"{r.Name} {r.Size} {r.Count} {r.IsNew} {string.Join(",", r.Marks!)} {r.Inner!.Note} {string.Join(",", r.Others!.Select(o => o.Note))}";

    private sealed record Extended
    {
        public string? Name { get; init; }

        [Field(Required = true)]
        public double Size { get; init; }

        [Field(Default = 7)]
        public double Weight { get; init; }

        public int? Count { get; init; }

        public bool IsNew { get; init; }

        public IReadOnlyList<string>? Marks { get; init; }

        public Inside? Inner { get; init; }

        public IReadOnlyList<Inside>? Others { get; init; }
    }

    private sealed record Inside
    {
        public string? Note { get; init; }
    }

    private sealed class DictionaryReader : IObjectReader
    {
        public object? Member(object owner, string name) => ((Dictionary<string, object>)owner).GetValueOrDefault(name);

        public string? NameOf(object owner, string[] names) => Array.Find(names, ((Dictionary<string, object>)owner).ContainsKey);

        public IEnumerable<string> Names(object owner) => ((Dictionary<string, object>)owner).Keys;

        public bool IsPlain(object? value) => value is string or double;

        public string? Text(object? value) => value?.ToString();

        public double? Number(object? value) => value as double?;

        public bool? Flag(object? value) => value as bool?;

        public bool IsMissing(object? value) => value is null;

        public T? Shown<T>(T record, out string? unreadable)
            where T : class, new()
        {
            unreadable = null;
            return record;
        }

        public IEnumerable<object>? Items(object? value) => value as IEnumerable<object>;
    }
}
