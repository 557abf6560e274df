using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Writes an assembly with the name of one of our packages and another version, as another module may contain it.</summary>
internal static class ForeignAssembly
{
    /// <summary>Its one type, <c>Foreign.&lt;name&gt;</c>, answers with its version: <c>Version()</c>.</summary>
    internal static string Write(string folder, string name, string version)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(version) }, typeof(object).Assembly);
        var type = assembly.DefineDynamicModule(name).DefineType("Foreign." + name.Replace('.', '_'), TypeAttributes.Public);
        var method = type.DefineMethod("Version", MethodAttributes.Public | MethodAttributes.Static, typeof(string), []);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldstr, version);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        var file = Path.Combine(folder, name + ".dll");
        assembly.Save(file);
        return file;
    }
}
