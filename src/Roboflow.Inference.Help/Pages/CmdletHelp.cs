using System.Collections.Generic;
using Markdig.Syntax;
using Roboflow.Inference.Help.Facts;

namespace Roboflow.Inference.Help.Pages;

/// <summary>A cmdlet's data from the engine, with the prose of its page.</summary>
/// <param name="Facts">From the engine.</param>
/// <param name="Page">From docs/.</param>
/// <param name="Texts">The blocks that describe each parameter, from the page or the shared one.</param>
internal sealed record CmdletHelp(CommandFacts Facts, Page Page, IReadOnlyDictionary<string, Block[]> Texts);
