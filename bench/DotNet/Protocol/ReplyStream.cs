using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.DotNet.Protocol;

/// <summary>Writes replies, one JSON object a line, each sent off at once.</summary>
internal sealed class ReplyStream(Stream output)
{
    public void Write<TReply>(TReply reply, JsonTypeInfo<TReply> type)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(reply, type));
        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
