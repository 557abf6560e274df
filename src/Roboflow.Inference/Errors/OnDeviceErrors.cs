using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Images;
using Roboflow.Inference.OnDevice;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of model files on this machine.</summary>
internal static class OnDeviceErrors
{
    private const string Export = "Export the model again, for example with yolo export format=onnx, or copy it again.";

    /// <summary>The advice for a model that cannot be run, or whose outputs are not those of its layout.</summary>
    internal const string WrongModel = "The cause is the model file. Get-RoboflowModelFile shows what was inferred: name another layout with "
        + "-ModelLayout, or export the model again, for detection.";

    internal static ErrorRecord From(Exception exception, string path) => exception switch
    {
        // Of several files, the text alone must say which.
        ModelFileException e when e.Message.IndexOf(Path.GetFileName(path), StringComparison.Ordinal) < 0 =>
            From(new ModelFileException(e.Failure, $"'{path}': {e.Message}", e), path),
        ModelFileException e => From(e, path),
        CompanionMissingException => ModuleMissing(exception, string.Empty),
        _ when OnDeviceCompanion.IsMissing(exception) => ModuleMissing(
            new CompanionMissingException(exception), " -Force, in a new session"),
        _ => PlatformUnsupported(exception),
    };

    /// <param name="parameter">The parameter that needs a server.</param>
    /// <param name="isOfSession">Whether the model file is that of Connect-Roboflow.</param>
    internal static ErrorRecord Conflict(string parameter, bool isOfSession = false) => ErrorRecordFactory.Create(
        new ArgumentException($"{(isOfSession ? "The session's model file" : "-ModelPath")} detects on this machine, without a server: it cannot be "
            + $"combined with -{parameter}."),
        ErrorId.ModelPathConflict, parameter,
        isOfSession ? $"Omit -{parameter}, or use a server: name one with -Endpoint, or run Disconnect-Roboflow." : $"Omit -ModelPath or -{parameter}.");

    internal static ErrorRecord OtherModel(string model, string file) => ErrorRecordFactory.Create(
        new ArgumentException($"The input names the model '{AddressText.OfName(model)}', but the session's model is the file '{file}'."),
        ErrorId.ModelPathConflict, AddressText.OfName(model),
        "To detect with the file all the same, name it with -ModelPath. To detect on a server, run Disconnect-Roboflow, or Connect-Roboflow with a key.");

    internal static ErrorRecord LayoutWithoutPath() => ErrorRecordFactory.Create(
        new ArgumentException("-ModelLayout describes a model file, but -ModelPath is missing."),
        ErrorId.ModelLayoutWithoutPath, "ModelLayout", "Add -ModelPath, or omit -ModelLayout.");

    internal static ErrorRecord NotFound(string path) => ErrorRecordFactory.Create(
        new ModelFileException(ModelFileFailure.NotFound, $"The file or folder '{path}' does not exist."), ErrorId.ModelFileNotFound, path,
        "Check the path. It must be an .onnx file, or a folder with weights.onnx.");

    internal static ErrorRecord ImageElsewhere(ImageSource source) => ErrorRecordFactory.Create(
        new ArgumentException($"With a model file, images are not downloaded: '{AddressText.Of(source.Path!)}' needs a server."),
        ErrorId.ImageNotLocal, source.Path, "Download the image first and pass the file, or use -Model.");

    private static ErrorRecord ModuleMissing(Exception exception, string how) => ErrorRecordFactory.Create(
        exception, ErrorId.OnDeviceModuleMissing, OnDeviceCompanion.Name,
        $"Run: Install-Module {OnDeviceCompanion.Name} -RequiredVersion {OnDeviceCompanion.Version}{how}. "
            + "If you built the module or unzipped a package, copy the companion's folder next to Roboflow.Inference.");

    private static ErrorRecord PlatformUnsupported(Exception exception) => ErrorRecordFactory.Create(
        exception, ErrorId.OnDevicePlatformUnsupported, OnDeviceCompanion.Name,
        "ONNX Runtime is built for Windows, Linux with glibc 2.28 or later (x64, arm64) and macOS (arm64), in a 64-bit process. On such a machine, a file of "
            + $"{OnDeviceCompanion.Name} is missing or damaged: install it again. Elsewhere, use a server with -Model.");

    private static ErrorRecord From(ModelFileException e, string path) => e.Failure switch
    {
        ModelFileFailure.NotFound => ErrorRecordFactory.Create(
            e, ErrorId.ModelFileNotFound, path, "Check the path. It must be an .onnx file, or a folder with weights.onnx."),
        ModelFileFailure.Unreadable => ErrorRecordFactory.Create(
            e, ErrorId.ModelFileUnreadable, path, "Check the file's permissions, and that no other program is using it."),
        ModelFileFailure.TooLarge => ErrorRecordFactory.Create(
            e, ErrorId.ModelFileTooLarge, path, "Use a smaller model, or one with half precision."),
        ModelFileFailure.Unsafe => ErrorRecordFactory.Create(
            e, ErrorId.UnsafeModelFile, path,
            "Use the file only if you trust its origin: export it again with embedded weights and without custom operators."),
        ModelFileFailure.Unsupported => ErrorRecordFactory.Create(
            e, ErrorId.UnsupportedModelFile, path, "Use an object-detection model; see about_Roboflow_OnDevice for what is supported."),
        ModelFileFailure.UnknownLayout => ErrorRecordFactory.Create(
            e, ErrorId.UnknownModelLayout, path,
            "If the model has one of the known layouts, name it with -ModelLayout; Get-RoboflowModelFile shows a file's properties."),
        ModelFileFailure.PlatformUnsupported => PlatformUnsupported(e),
        _ => ErrorRecordFactory.Create(e, ErrorId.InvalidModelFile, path, Export),
    };
}
