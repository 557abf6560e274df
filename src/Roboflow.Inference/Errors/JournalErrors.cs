using System;
using System.Management.Automation;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of a journal. Each ends the run, because without its journal a run would pay for images twice.</summary>
internal static class JournalErrors
{
    /// <summary>The remedy for a journal in the place of an output.</summary>
    internal const string KeptAdvice
        = "Name another file. A journal is a data set: Import-RoboflowDataset reads it. If its images may be sent again, delete it first.";

    internal static ErrorRecord From(JournalException failure, string path)
    {
        var (id, advice) = Describe(failure.Problem);
        return ErrorRecordFactory.Create(failure, id, path, advice);
    }

    internal static ErrorRecord NotGiven(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} needs -Journal."), ErrorId.JournalMissing, parameter,
        "Name the journal of the earlier runs with -Journal.");

    private static (ErrorId Id, string Advice) Describe(JournalProblem problem) => problem switch
    {
        JournalProblem.InUse => (ErrorId.JournalInUse, "Wait for the other run, or use a separate journal for each run."),
        JournalProblem.NotAJournal => (ErrorId.JournalInvalid, "Name a new file, or one that -Journal wrote."),
        JournalProblem.OtherVersion => (ErrorId.JournalVersionUnsupported, "Use the version of the module that wrote it, or name a new "
            + "file."),
        _ => (ErrorId.JournalUnwritable, "Check the folder, the permissions and the free space, then run again: images in the journal are "
            + "not sent again."),
    };
}
