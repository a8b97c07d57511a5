using System.Text;

namespace GilBench.Processes;

/// <summary>Collects one stream of a process, line by line and never more than a set size.</summary>
internal sealed class BoundedText(int limitBytes, Action<string>? onLine, Action onOverflow)
{
    private readonly StringBuilder _all = new();
    private readonly StringBuilder _line = new();
    private long _bytes;

    public bool Overflowed { get; private set; }

    public async Task CopyFromAsync(Stream source, CancellationToken cancellation)
    {
        using var reader = new StreamReader(source, Encoding.UTF8);
        var buffer = new char[8192];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            _bytes += read;
            if (_bytes > limitBytes)
            {
                // Reads on, so that the writer is not blocked before it is killed.
                if (!Overflowed)
                {
                    Overflowed = true;
                    onOverflow();
                }

                continue;
            }

            _all.Append(buffer, 0, read);
            if (onLine is not null)
            {
                SplitLines(buffer.AsSpan(0, read), onLine);
            }
        }
    }

    public override string ToString() => _all.ToString();

    private void SplitLines(ReadOnlySpan<char> text, Action<string> emit)
    {
        int end;
        while ((end = text.IndexOf('\n')) >= 0)
        {
            _line.Append(text[..end]);
            emit(_line.ToString());
            _line.Clear();
            text = text[(end + 1)..];
        }

        _line.Append(text);
    }
}
