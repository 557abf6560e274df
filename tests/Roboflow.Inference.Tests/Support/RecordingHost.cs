using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A host that records its output and answers prompts from a queue; 80 columns wide by default.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingUserInterface _ui;

    internal RecordingHost(int columns = 80) => _ui = new RecordingUserInterface(columns);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Recording host";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    /// <summary>Answers to the next prompts; if empty, the host is not interactive.</summary>
    internal Queue<SecureString> Answers => _ui.Answers;

    /// <summary>The choices at the next questions; if empty, the default of each.</summary>
    internal Queue<int> Choices => _ui.Choices;

    /// <summary>The recorded output with prompts and all streams, without colors.</summary>
    internal string Shown => Regex.Replace(_ui.Shown.ToString(), "\e\\[[0-9;]*m", string.Empty);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    private sealed class RecordingUserInterface(int columns) : PSHostUserInterface
    {
        internal Queue<SecureString> Answers { get; } = new();

        internal Queue<int> Choices { get; } = new();

        internal StringBuilder Shown { get; } = new();

        public override PSHostRawUserInterface RawUI { get; } = new Screen(columns);

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        {
            Shown.AppendLine(caption).AppendLine(message);
            return Answers.TryDequeue(out var answer)
                ? descriptions.ToDictionary(d => d.Name, _ => PSObject.AsPSObject(answer), StringComparer.Ordinal)
                : throw new PSInvalidOperationException("The host is not interactive.");
        }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Shown.AppendLine(message);
            return Choices.TryDequeue(out var choice) ? choice : defaultChoice;
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
            => throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) => throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void Write(string value) => Shown.Append(value);

        public override void WriteDebugLine(string message) => WriteLine(message);

        public override void WriteErrorLine(string value) => WriteLine(value);

        public override void WriteLine(string value) => Shown.AppendLine(value);

        public override void WriteProgress(long sourceId, ProgressRecord record) =>
            WriteLine(string.Join(" ", record.Activity, record.StatusDescription, record.CurrentOperation).TrimEnd());

        public override void WriteVerboseLine(string message) => WriteLine(message);

        public override void WriteWarningLine(string message) => WriteLine(message);
    }

    private sealed class Screen(int columns) : PSHostRawUserInterface
    {
        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override Size BufferSize { get; set; } = new(columns, 50);

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; } = 1;

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.White;

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => new(columns, 50);

        public override Size MaxWindowSize => new(columns, 50);

        public override Coordinates WindowPosition { get; set; }

        public override Size WindowSize { get; set; } = new(columns, 50);

        public override string WindowTitle { get; set; } = string.Empty;

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
            => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
