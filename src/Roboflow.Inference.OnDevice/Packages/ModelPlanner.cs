using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Determines how to use a model.</summary>
internal static class ModelPlanner
{
    /// <param name="folder">The location of the model.</param>
    /// <param name="model">The file.</param>
    /// <param name="wanted">The requested layout, or Auto.</param>
    /// <param name="probe">Runs the model once, if its declared shapes are not sufficient.</param>
    /// <exception cref="ModelFileException">The model cannot be used.</exception>
    internal static ModelPlan Plan(ModelFolder folder, CheckedModel model, ModelLayout wanted, IModelProbe probe)
    {
        var package = PackageReader.Read(folder);
        var metadata = new ExporterMetadata(model.Declared.Metadata);
        List<string> notes = [], warnings = [.. package.Warnings, .. metadata.Warnings];
        TaskCheck.RequireDetection(metadata, package);

        // RF-DETR is never padded: its sides are multiples of its patches.
        var isRfDetr = wanted == ModelLayout.RfDetr || ArchitectureOf(package, metadata).StartsWith(RfDetrLayout.Architecture, StringComparison.Ordinal)
            || RfDetrLayout.AreNames([.. model.Declared.Outputs.Select(o => o.Name)]);
        var input = ModelInput.Find(model.Declared, package, metadata, !isRfDetr, notes);
        var names = ClassColumns.Displayed(package.Classes ?? metadata.Names, warnings);
        var shape = ShapeOf(model.Declared, input, names, metadata, package, probe);
        var (layout, fit) = LayoutRegistry.Choose(shape, wanted);
        RequireNumbers(model.Declared, fit);
        var convention = package.Convention
            ?? (layout.Kind is ModelLayout.RfDetr or ModelLayout.YoloNas ? ModelConvention.Roboflow : ModelConvention.Ultralytics);

        // An exporter that states the task leaves nothing to guess.
        if (layout.Kind is ModelLayout.YoloV8 or ModelLayout.YoloV5 && string.IsNullOrEmpty(metadata.Task))
        {
            TaskCheck.RequireColumns(fit.Classes, names?.Count);
        }

        var classes = layout.Kind == ModelLayout.RfDetr ? ClassColumns.OfRfDetr(names, package.RemovedClasses, fit.Classes, warnings)
            : ClassColumns.Plain(names, fit.Classes, warnings);
        WarnOfUnused(package, layout.Kind, input, warnings);
        var preparation = PreparationPlanner.Plan(input, layout.Kind, convention, package, notes, warnings);
        return new ModelPlan
        {
            Input = input.Tensor,
            Layout = layout,
            Fit = fit,
            OutputLengths = shape.Lengths,
            Convention = convention,
            Preparation = preparation,
            Classes = classes,
            Traits = new LayoutTraits
            {
                InputWidth = preparation.TensorWidth,
                InputHeight = preparation.TensorHeight,
                Anchors = shape.Anchors,
                ClassOfColumn = classes.ClassOfColumn,
                HasNms = package.HasNms || metadata.HasNms,
                IsYolo26 = shape.IsOf("yolov26", "yolo26"),
            },
            File = new RoboflowModelFile
            {
                Path = model.Path,
                Name = folder.Name,
                Layout = layout.Kind,
                Convention = convention,
                InputWidth = preparation.Width,
                InputHeight = preparation.Height,
                Resize = preparation.Describe(),
                Classes = classes.Names.ToArray(),
                Input = model.Declared.Inputs[0].ToString(),
                Outputs = model.Declared.Outputs.Select(o => o.ToString()).ToArray(),
                License = metadata.License is { } license ? TerminalText.Harmless(license) : null,
                Description = metadata.Description is { } description ? TerminalText.Harmless(description) : null,
                Length = model.Length,
                Hash = model.Hash,
                Notes = notes.ToArray(),
                Warnings = warnings.ToArray(),
            },
        };
    }

    // Roboflow's runtime does not use these settings either, or does not load the model.
    private static void WarnOfUnused(PackageSettings package, ModelLayout layout, ModelInput input, List<string> warnings)
    {
        if (layout != ModelLayout.RfDetr && package.RemovedClasses.Count > 0)
        {
            warnings.Add("The setting class_names_operations applies to RF-DETR only, as in Roboflow's runtime, so these classes are not removed: "
                + $"{ServerText.Clean(string.Join(", ", package.RemovedClasses))}. -ExcludeClass removes them.");
        }

        if (layout != ModelLayout.RfDetr && package.PostProcessing is { } last and not "nms")
        {
            warnings.Add($"The post_processing next to the model is '{ServerText.Clean(last)}', which does not fit {layout} and is ignored.");
        }

        if (package.Size is { } size && (size.Width != input.Width || size.Height != input.Height))
        {
            warnings.Add($"The size next to the model is {size.Width} x {size.Height}, but the model has {input.Width} x {input.Height}, which is used: "
                + "the files can be those of another model.");
        }

        if (package.Channels is { } channels && channels != input.Channels)
        {
            warnings.Add($"The input_channels next to the model are {channels}, but the model has {input.Channels}: they can be those of another model.");
        }
    }

    // Otherwise each image would be the same error.
    private static void RequireNumbers(OnnxModel model, LayoutFit fit)
    {
        foreach (var output in fit.Outputs.Select(index => model.Outputs[index]))
        {
            if (output.Type is not (TensorType.Float or TensorType.Float16 or TensorType.Unknown))
            {
                throw new ModelFileException(ModelFileFailure.Unsupported, $"The output {output} is neither Float nor Float16.");
            }
        }
    }

    private static ModelShape ShapeOf(
        OnnxModel model, ModelInput input, List<string>? names, ExporterMetadata metadata, PackageSettings package, IModelProbe probe)
    {
        if (model.Outputs.Count is 0 or > 8)
        {
            throw new ModelFileException(ModelFileFailure.UnknownLayout, $"The model has {model.Outputs.Count} outputs: no known layout has that many.");
        }

        var lengths = model.Outputs.Select(o => OfOneImage(o, input.HasOpenBatch)).ToArray();
        return new ModelShape
        {
            Names = [.. model.Outputs.Select(o => o.Name)],
            Lengths = lengths.All(l => l.Length > 0 && !l.Contains(0)) ? lengths : probe.OutputLengths(input.Tensor),
            Anchors = AnchorsOf(input.Tensor.Lengths[3], input.Tensor.Lengths[2]),
            NamedClasses = names?.Count,
            Architecture = ArchitectureOf(package, metadata),
            IsEndToEnd = metadata.EndToEnd || metadata.HasNms || package.HasNms,
            HasUnitBoxes = output => probe.HasUnitBoxes(input.Tensor, output),
        };
    }

    /// <summary>Returns the lengths for one image: a dynamic first axis is the batch, if the input's batch is dynamic too.</summary>
    internal static long[] OfOneImage(TensorDescription output, bool hasOpenBatch)
    {
        var lengths = output.Lengths;
        if (hasOpenBatch && lengths.Length > 0 && lengths[0] == 0)
        {
            lengths[0] = 1;
        }

        return lengths;
    }

    // Three grids, with cells of 8, 16 and 32 pixels.
    private static long AnchorsOf(long width, long height) => new long[] { 8, 16, 32 }.Sum(s => ((width + s - 1) / s) * ((height + s - 1) / s));

    // Handles "rf-detr", "rfdetr-base" and "Ultralytics YOLOv8n model trained on coco.yaml".
    private static string ArchitectureOf(PackageSettings package, ExporterMetadata metadata)
    {
        var words = (package.Architecture ?? metadata.Description ?? string.Empty).ToLowerInvariant().Replace("ultralytics ", string.Empty);
        return new string([.. words.Where(c => c is not ('-' or '_' or ' '))]);
    }
}
