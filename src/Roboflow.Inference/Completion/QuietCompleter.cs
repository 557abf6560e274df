using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Roboflow.Inference.Sessions;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Completion;

/// <summary>The base of completers: offers candidates that begin with the typed text, quoted if needed, and never fails.</summary>
internal abstract class QuietCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            RoboflowSession.Current.Catalog.BeginKeyPress();
            var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
            return [.. Candidates(parameterName, word, fakeBoundParameters)
                .Where(c => c.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && TerminalText.Harmless(c.Text).IndexOf(TerminalText.Substitute) < 0)
                .GroupBy(c => c.Text, StringComparer.Ordinal)
                .Select(same => Result(same.First()))];
        }
        catch (Exception)
        {
            // Completion must not print an error into the line being typed.
            return [];
        }
    }

    /// <summary>Returns the candidates in display order.</summary>
    private protected abstract IEnumerable<(string Text, string ToolTip)> Candidates(string parameter, string word, IDictionary bound);

    /// <summary>Returns the text of another parameter on the same line, or null.</summary>
    private protected static string? Given(IDictionary bound, string parameter) => bound[parameter] switch
    {
        PSObject { BaseObject: string text } => text,
        string text => text,
        _ => null,
    };

    private static CompletionResult Result((string Text, string ToolTip) candidate)
    {
        // These need no quotes in an argument. # and @ do at its start, and our candidates contain them nowhere else.
        var bare = candidate.Text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.' or ':');
        var text = bare ? candidate.Text : "'" + CodeGeneration.EscapeSingleQuotedStringContent(candidate.Text) + "'";
        return new CompletionResult(
            text,
            candidate.Text,
            CompletionResultType.ParameterValue,
            candidate.ToolTip.Length > 0 ? candidate.ToolTip : candidate.Text);
    }
}
