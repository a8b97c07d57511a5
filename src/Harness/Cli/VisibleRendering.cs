using GilBench.Model;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GilBench.Cli;

/// <summary>
/// What a terminal would obey (escape sequences, NUL, bidirectional overrides) in a text from a run file, a worker or the command line reaches
/// it as visible escapes: whatever this console writes passes here.
/// </summary>
internal sealed class VisibleRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Visible(renderable));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        // Control codes are Spectre.Console's own: colours and movements of its live displays.
        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(VisibleText.OfLines(segment.Text), segment.Style));
    }
}
