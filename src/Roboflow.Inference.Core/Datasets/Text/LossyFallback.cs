using System;
using System.Text;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Replaces bytes that are invalid in the encoding by U+FFFD, as decoders do, and reports it.</summary>
internal sealed class LossyFallback(Action tell) : DecoderFallback
{
    private const char Replacement = '\uFFFD';

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Replacing(tell);

    private sealed class Replacing(Action tell) : DecoderFallbackBuffer
    {
        public override int Remaining => _left;

        private int _left;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            tell();
            _left = 1;
            return true;
        }

        // 0 marks the end.
        public override char GetNextChar() => _left-- > 0 ? Replacement : '\0';

        public override bool MovePrevious()
        {
            _left = 1;
            return true;
        }

        public override void Reset() => _left = 0;
    }
}
