using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Rejects models for other tasks, naming the task.</summary>
internal static class TaskCheck
{
    /// <exception cref="ModelFileException">The model is not for object detection.</exception>
    internal static void RequireDetection(ExporterMetadata metadata, PackageSettings package)
    {
        if (metadata.HasKeypoints)
        {
            throw Unsupported("pose estimation (key points)");
        }

        var task = (metadata.Task ?? package.Task ?? string.Empty).ToLowerInvariant();
        if (task is not ("" or "detect" or "object-detection" or "object_detection"))
        {
            throw Unsupported(
                task.Contains("seg") ? "segmentation" : task.Contains("pose") || task.Contains("keypoint") ? "pose estimation (key points)"
                : task.Contains("class") ? "classification" : task == "obb" ? "oriented boxes" : $"'{ServerText.Clean(task)}'");
        }
    }

    /// <summary>
    /// Checks the number of columns: a detector has one per class; additional columns are those of masks or key points, or of
    /// classes that the list of names lacks.
    /// </summary>
    /// <exception cref="ModelFileException">The columns belong to another task.</exception>
    internal static void RequireColumns(int columns, int? names)
    {
        if (names is { } known && columns - known is var more and > 0)
        {
            if (more == 32)
            {
                throw Unsupported($"segmentation (32 columns more than its {Counted.Of(known, "class name")}, as for masks), or class names are missing");
            }

            if (more % 3 == 0 && more >= 9)
            {
                throw Unsupported(
                    $"pose estimation ({more} columns more than its {Counted.Of(known, "class name")}, as for {more / 3} key points), "
                        + "or class names are missing");
            }
        }
    }

    /// <summary>The error for a model of another task.</summary>
    internal static ModelFileException Unsupported(string what) =>
        new(
            ModelFileFailure.Unsupported,
            $"The model is for {what}: only object detection is supported on this machine. The hosted endpoint supports such models.");
}
