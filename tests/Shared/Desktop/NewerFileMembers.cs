#if !NET
using System.IO;

/// <summary>Members of File that .NET Framework lacks. A class cannot extend File and Directory with equal members.</summary>
internal static class NewerFileMembers
{
    extension(File)
    {
        internal static void CreateSymbolicLink(string path, string target) => Directory.CreateSymbolicLink(path, target);
    }
}
#endif
