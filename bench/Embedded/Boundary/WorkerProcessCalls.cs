using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GilBench.Embedded.Boundary;

/// <summary>
/// The same calls of a Python process behind two pipes, which is what a program without a hosted interpreter would use: a letter for the
/// kind, the length, the bytes; floats as they lie in memory, made a list and no list again by Python.
/// </summary>
internal sealed class WorkerProcessCalls : IDisposable
{
    private const int HeadBytes = 5;

    private readonly Process _process;
    private readonly Stream _to;
    private readonly Stream _from;

    public WorkerProcessCalls(string executable)
    {
        var start = new ProcessStartInfo(executable, ["-s", "-S", "-m", BoundaryWorker.Module])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _to = _process.StandardInput.BaseStream;
        _from = _process.StandardOutput.BaseStream;
    }

    public void Empty() => Exchange((byte)'e', []);

    public byte[] Echo(byte[] bytes) => Exchange((byte)'b', bytes);

    public double[] Echo(double[] numbers) =>
        MemoryMarshal.Cast<byte, double>(Exchange((byte)'f', MemoryMarshal.AsBytes<double>(numbers))).ToArray();

    public void Dispose()
    {
        _to.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }

    private byte[] Exchange(byte kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        _to.Write(head);
        _to.Write(bytes);
        _to.Flush();
        _from.ReadExactly(head[1..]);
        var answer = new byte[BinaryPrimitives.ReadInt32LittleEndian(head[1..])];
        _from.ReadExactly(answer);
        return answer;
    }
}
