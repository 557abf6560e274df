using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Roboflow.Inference.Tests.Package;

/// <summary>Public signatures use no types of packages, so that no script depends on one.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Shown = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_signatures_use_no_types_of_packages()
    {
        using var session = new ModuleSession();
        var run = session.Run(
            """
            (Get-Command Invoke-RoboflowDetection).ImplementingType.Assembly
            [Roboflow.Inference.Prediction].Assembly
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Roboflow.Inference.Imaging' }
            """);
        var assemblies = run.Output.Select(o => (Assembly)o.BaseObject).Distinct().ToList();
        Assert.True(assemblies.Count >= 2);
        var types = assemblies.SelectMany(a => a.GetExportedTypes()).ToList();
        Assert.Contains(types, t => t.Name == nameof(Prediction));
        var foreign = types.SelectMany(TypesOf).SelectMany(Parts).Where(t => !IsAllowed(t.Assembly)).Select(t => t.FullName).Distinct();
        Assert.Empty(foreign);

        // The test would find them: it finds PowerShell's types.
        Assert.Contains(types.SelectMany(TypesOf).SelectMany(Parts), t => t.Assembly == typeof(System.Management.Automation.PSObject).Assembly);
    }

    private static IEnumerable<Type> TypesOf(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetMethods(Shown).Where(IsShown).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)),
        .. type.GetConstructors(Shown).Where(IsShown).SelectMany(c => c.GetParameters().Select(p => p.ParameterType)),
        .. type.GetFields(Shown).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(f => f.FieldType),
    ];

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];

    private static bool IsAllowed(Assembly assembly) =>
        assembly.GetName().Name is { } name
        && (name.StartsWith("Roboflow.Inference", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal));
}
