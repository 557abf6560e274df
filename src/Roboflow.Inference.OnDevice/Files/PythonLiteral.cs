using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Roboflow.Inference.OnDevice.Files;

/// <summary>
/// Parses the output of Python's <c>str()</c> for numbers, strings, lists, tuples and dictionaries, in which exporters store
/// class names and sizes. Lists and tuples become a List, dictionaries a List of pairs.
/// </summary>
internal sealed class PythonLiteral
{
    private const int Deepest = 8;
    private readonly string _text;
    private int _at;

    private PythonLiteral(string text) => _text = text;

    /// <exception cref="InvalidDataException">The text is not a Python literal.</exception>
    internal static object? Parse(string text)
    {
        var parser = new PythonLiteral(text);
        var value = parser.Value(0);
        parser.SkipSpace();
        return parser._at == text.Length ? value : throw parser.Invalid();
    }

    private object? Value(int depth)
    {
        SkipSpace();
        if (depth > Deepest || _at >= _text.Length)
        {
            throw Invalid();
        }

        return _text[_at] switch
        {
            '{' => Items('}', depth),
            '[' => Items(']', depth),
            '(' => Items(')', depth),
            '\'' or '"' => PythonString.Read(_text, ref _at) ?? throw Invalid(),
            _ => Word(),
        };
    }

    private object Items(char close, int depth)
    {
        _at++;
        var items = new List<object?>();
        var pairs = new List<KeyValuePair<object?, object?>>();
        while (!Take(close))
        {
            var item = Value(depth + 1);
            if (close == '}')
            {
                Require(':');
                pairs.Add(new(item, Value(depth + 1)));
            }
            else
            {
                items.Add(item);
            }

            // A trailing comma is allowed.
            if (!Take(','))
            {
                Require(close);
                break;
            }
        }

        return close == '}' ? pairs : items;
    }

    private object? Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '+' or '-' or '.' or '_'))
        {
            _at++;
        }

        var word = _text.Substring(start, _at - start);
        return word switch
        {
            "None" => null,
            "True" => true,
            "False" => false,
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Invalid(),
        };
    }

    private bool Take(char wanted)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Require(char wanted)
    {
        if (!Take(wanted))
        {
            throw Invalid();
        }
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private InvalidDataException Invalid() => new($"Not a Python literal at character {_at}.");
}
