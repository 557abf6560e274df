using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The label files of an earlier data set in the folder, and the classes of their numbers. Overwriting replaces only the files
/// that are written again, so the numbers must keep their meaning for the others.
/// </summary>
internal sealed class KeptLabels
{
    private readonly IReadOnlyList<string> _files = [];
    private readonly IReadOnlyDictionary<int, string> _names = new Dictionary<int, string>();

    internal KeptLabels(DatasetWriterOptions options)
    {
        if (options.Overwrite && Directory.Exists(options.Destination))
        {
            _names = NamesIn(options.Destination);
            _files = YoloFiles.In(
                options.Destination,
                FolderWalk.Files(options.Destination, f => Path.GetExtension(f) == ".txt", static (_, _) => { }, options.Cancellation),
                hasImage: _ => false);
        }
    }

    /// <summary>The classes to number first, in the order of their numbers.</summary>
    internal IEnumerable<string> Names => _files.Count == 0 ? [] : _names.OrderBy(n => n.Key).Select(n => n.Value);

    /// <summary>Checks that the files that are not written again keep their classes.</summary>
    /// <exception cref="ClassNumbersException">They do not.</exception>
    internal void Check(IReadOnlyList<string> names, IEnumerable<string> written)
    {
        var replaced = new HashSet<string>(written, ImageNames.Comparer);
        if (_files.FirstOrDefault(f => !replaced.Contains(f)) is not { } kept)
        {
            return;
        }

        foreach (var name in _names.Where(n => n.Key >= names.Count || names[n.Key] != n.Value))
        {
            throw new ClassNumbersException(
                $"{kept} would keep its numbers but not its classes: class {name.Key} is '{name.Value}' there"
                    + (name.Key < names.Count ? $" and '{names[name.Key]}' now." : ", and has no name now."));
        }
    }

    private static IReadOnlyDictionary<int, string> NamesIn(string folder)
    {
        try
        {
            var configuration = Path.Combine(folder, YoloForm.ConfigurationFile);
            if (RegularFile.HasContent(configuration) && new FileInfo(configuration).Length <= YoloReader.MaximumConfigurationBytes)
            {
                using var stream = RegularFile.OpenRead(configuration);
                return YoloDataYaml.Parse(TextSource.Open(stream)).Names;
            }

            var list = Path.Combine(folder, YoloForm.ClassesFile);
            if (RegularFile.HasContent(list) && new FileInfo(list).Length <= YoloReader.MaximumConfigurationBytes)
            {
                using var stream = RegularFile.OpenRead(list);
                return YoloNames.Numbered(YoloNames.NamesIn(TextLines.Read(stream)));
            }
        }
        catch (YoloConfigurationException)
        {
            // Its numbers have no names.
        }

        return new Dictionary<int, string>();
    }
}
