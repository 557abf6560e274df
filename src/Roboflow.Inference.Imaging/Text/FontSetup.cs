using System;
using System.IO;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>Prevents fontconfig's errors on stderr on Linux systems without a fontconfig configuration.</summary>
internal static class FontSetup
{
    private const string Configuration = """
        <?xml version="1.0"?>
        <fontconfig>
          <dir>/usr/share/fonts</dir>
          <dir>/usr/local/share/fonts</dir>
          <dir prefix="xdg">fonts</dir>
          <dir>~/.fonts</dir>
          <cachedir prefix="xdg">fontconfig</cachedir>
        </fontconfig>
        """;

#if NET
    private static bool IsLinux => OperatingSystem.IsLinux();
#else
    private static bool IsLinux => false;
#endif

    private static readonly Lazy<bool> Done = new(Configure);

    /// <summary>Must be called before Pango is used; only the first call has an effect.</summary>
    internal static void SuppressWarnings() => _ = Done.Value;

    private static bool Configure()
    {
        if (!IsLinux || File.Exists("/etc/fonts/fonts.conf")
            || Environment.GetEnvironmentVariable("FONTCONFIG_FILE") is not null || Environment.GetEnvironmentVariable("FONTCONFIG_PATH") is not null)
        {
            return false;
        }

        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"roboflow-fonts-{Guid.NewGuid():N}.conf");
            File.WriteAllText(file, Configuration);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(file);
            return NativeEnvironment.Set("FONTCONFIG_FILE", file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // fontconfig then writes errors, but labels are still drawn.
            return false;
        }
    }

    // The temporary folder can be gone, and an exception would crash the process at its end.
    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
