using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>Writes replies, one JSON object a line, each sent off at once.</summary>
internal sealed class ReplyStream(Stream output)
{
    public void Write(WorkerReply reply) => Write(reply, ProtocolJson.Default.WorkerReply);

    /// <summary>Serializes a reply and discards it, so that the code is compiled before anything is timed.</summary>
    public void Rehearse(WorkerReply reply) => Stream.Null.Write(Line(reply, ProtocolJson.Default.WorkerReply));

    public void Write<TDocument>(TDocument document, JsonTypeInfo<TDocument> type)
    {
        output.Write(Line(document, type));
        output.Flush();
    }

    private static byte[] Line<TDocument>(TDocument document, JsonTypeInfo<TDocument> type) => [.. JsonSerializer.SerializeToUtf8Bytes(document, type), (byte)'\n'];
}
