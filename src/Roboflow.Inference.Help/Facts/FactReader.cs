using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Roboflow.Inference.Help.Facts;

/// <summary>Reads the parameters of an assembly's cmdlets from the engine.</summary>
internal static class FactReader
{
    internal const string AllSets = ParameterAttribute.AllParameterSets;

    /// <summary>Returns the cmdlets of the built module assembly, by name.</summary>
    internal static IReadOnlyList<CommandFacts> Read(string assemblyPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyPath))!;
        // Next to it in the build output, or in lib/ in the staged module.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            new[] { folder, Path.Combine(folder, "lib") }.Select(f => Path.Combine(f, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } file
                ? context.LoadFromAssemblyPath(file)
                : null;
        return [.. AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(assemblyPath)).GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute)))
            .Select(ReadCommand)
            .OrderBy(command => command.Name, StringComparer.Ordinal)];
    }

    private static CommandFacts ReadCommand(Type type)
    {
        var metadata = new CommandMetadata(type);
        var cmdlet = Activator.CreateInstance(type)!;
        var parameters = DeclarationOrder(type)
            .Where(property => metadata.Parameters.ContainsKey(property.Name))
            .DistinctBy(property => property.Name)
            .Select(property => ReadParameter(metadata.Parameters[property.Name], property.GetValue(cmdlet)))
            .ToList();
        (cmdlet as IDisposable)?.Dispose();
        if (metadata.SupportsShouldProcess)
        {
            parameters.Add(Common("WhatIf", "wi"));
            parameters.Add(Common("Confirm", "cf"));
        }

        var sets = parameters.SelectMany(p => p.Sets).Select(s => s.Set).Where(s => s != AllSets).Distinct(StringComparer.Ordinal)
            .OrderByDescending(s => s == metadata.DefaultParameterSetName).ToArray();
        var outputs = type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(o => o.Type).Select(t => t.Name).Distinct(StringComparer.Ordinal).ToArray();
        return new CommandFacts(metadata.Name, sets is [] ? [AllSets] : sets, parameters, outputs);
    }

    private static IEnumerable<PropertyInfo> DeclarationOrder(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var property in at.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(p => p.MetadataToken))
            {
                yield return property;
            }
        }
    }

    private static ParameterFacts ReadParameter(ParameterMetadata parameter, object? value)
    {
        var plain = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var element = plain.IsArray ? plain.GetElementType()! : plain;
        var help = parameter.Attributes.OfType<PSDefaultValueAttribute>().FirstOrDefault()?.Help;
        return new ParameterFacts
        {
            Name = parameter.Name,
            Type = plain.Name,
            IsSwitch = parameter.SwitchParameter,
            Aliases = [.. parameter.Aliases],
            Default = help ?? Text(value),
            TakesWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Values = element.IsEnum
                ? Enum.GetNames(element)
                : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues).Select(Written)],
            Range = parameter.Attributes.OfType<ValidateRangeAttribute>().Select(Limits).FirstOrDefault(),
            Sets = [.. parameter.ParameterSets.Select(pair => new SetFacts(
                pair.Key, pair.Value.IsMandatory, pair.Value.Position < 0
                    ? null
                    : pair.Value.Position, pair.Value.ValueFromPipeline, pair.Value.ValueFromPipelineByPropertyName))],
        };
    }

    // The engine itself adds these two when the cmdlet runs.
    private static ParameterFacts Common(string name, string alias) => new()
    {
        Name = name,
        Type = nameof(SwitchParameter),
        IsSwitch = true,
        Aliases = [alias],
        Default = "False",
        Sets = [new SetFacts(AllSets, IsMandatory: false, Position: null, ByValue: false, ByPropertyName: false)],
    };

    private static string Limits(ValidateRangeAttribute range)
    {
        var least = Convert.ToString(range.MinRange, CultureInfo.InvariantCulture);
        return range.MaxRange is int.MaxValue or long.MaxValue or double.MaxValue
            ? least + " or more"
            : least + " to " + Convert.ToString(range.MaxRange, CultureInfo.InvariantCulture);
    }

    // As a user writes it in a command.
    private static string Written(string value) =>
        value.All(char.IsLetterOrDigit) ? value
        : value.Contains('\t', StringComparison.Ordinal) ? $"\"{value.Replace("\t", "`t", StringComparison.Ordinal)}\""
        : $"'{value}'";

    private static string Text(object? value) => value switch
    {
        null or "" => "None",
        SwitchParameter chosen => chosen.IsPresent.ToString(),
        string text => text,
        ICollection { Count: 0 } => "None",
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "None",
    };
}
