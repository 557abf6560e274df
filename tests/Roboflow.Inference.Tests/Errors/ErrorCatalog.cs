using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>The module's catalog of error ids, and what its compiled code does with them.</summary>
internal static class ErrorCatalog
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const byte LoadStaticField = 0x7E;
    private const byte NewObject = 0x73;

    private static readonly Assembly Module = FindModule();
    private static readonly Type Catalog = Module.GetType("Roboflow.Inference.Errors.ErrorId", throwOnError: true)!;

    internal static (string Id, string Category)[] Entries =>
    [
        .. ((IEnumerable<object>)Catalog.GetProperty("All", All)!.GetValue(null)!).Select(id => (Read(id, "Name"), Read(id, "Category"))),
    ];

    /// <summary>The names of the catalog's fields that code outside the catalog reads.</summary>
    internal static string[] UsedIds => [.. Bodies(except: Catalog).SelectMany(b => Operands(b.Method, b.Code, LoadStaticField))
        .OfType<FieldInfo>().Where(f => f.DeclaringType == Catalog).Select(f => f.Name).Distinct()];

    /// <summary>The names of the types whose code makes an error record.</summary>
    internal static string[] MakersOfRecords => [.. Bodies(except: null)
        .Where(b => Operands(b.Method, b.Code, NewObject).Any(m => m.DeclaringType == typeof(ErrorRecord))).Select(b => b.Method.DeclaringType!.Name).Distinct()];

    private static Assembly FindModule()
    {
        using var session = new ModuleSession();
        return (Assembly)session.Run("(Get-Command Invoke-RoboflowDetection).ImplementingType.Assembly").Output.Single().BaseObject;
    }

    private static string Read(object id, string property) => Catalog.GetProperty(property, All)!.GetValue(id)!.ToString()!;

    private static IEnumerable<(MethodBase Method, byte[] Code)> Bodies(Type? except) =>
        from type in Module.GetTypes()
        where type != except
        from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
        let code = method.GetMethodBody()?.GetILAsByteArray()
        where code is not null
        select (method, code);

    // The bytes of an operand may look like an instruction; their token resolves to nothing of interest.
    private static IEnumerable<MemberInfo> Operands(MethodBase method, byte[] code, byte instruction)
    {
        for (var at = 0; at + 5 <= code.Length; at++)
        {
            if (code[at] == instruction && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } member)
            {
                yield return member;
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        try
        {
            return Module.ManifestModule.ResolveMember(
                token,
                method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or MissingMemberException)
        {
            return null;
        }
    }
}
