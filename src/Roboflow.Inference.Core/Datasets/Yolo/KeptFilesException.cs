using System.IO;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Labels that stay in the folder would mean other classes, or names and settings would be lost.</summary>
internal sealed class KeptFilesException(string message) : IOException(message)
{
    /// <summary>What the user can do.</summary>
    internal string Advice { get; init; } = "Name the classes with -ClassName in the order of their existing numbers, or delete the old labels.";

    /// <summary>A file whose text would be written again with other characters.</summary>
    internal static KeptFilesException Unreadable(string file) =>
        new($"{file} is neither UTF-8 nor UTF-16, so some characters in it cannot be read and would be lost.") { Advice = "Save that file as UTF-8." };

    /// <summary>A folder into which another export writes: the numbers and lists of one would replace those of the other.</summary>
    internal static KeptFilesException InUse(string folder) =>
        new($"Another export is writing into {folder}.") { Advice = "Wait until it has ended, or name another folder as -Destination." };

    /// <summary>A file of which a part is zeros.</summary>
    internal static KeptFilesException Damaged(string file) =>
        new($"{file} contains NUL characters, so it was probably damaged, for example by a power failure.") { Advice = "Repair or delete that file." };
}
