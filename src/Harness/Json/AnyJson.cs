using System.Text.Json;

namespace GilBench.Json;

/// <summary>
/// Whether what may be any JSON can be passed on to another program: every name and text is one, and no name is there twice, of which the
/// other program would silently take one.
/// </summary>
internal static class AnyJson
{
    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public static void Check(JsonElement value, string field = "")
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var seen = new HashSet<string>();
                foreach (var member in value.EnumerateObject())
                {
                    var name = NameOf(member, field);
                    var place = JsonWords.Member(field, name);
                    if (!seen.Add(name))
                    {
                        throw new JsonFault(place, "it is there twice; once is expected");
                    }

                    Check(member.Value, place);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, element) in value.EnumerateArray().Index())
                {
                    Check(element, JsonWords.Element(field, index));
                }

                break;
            case JsonValueKind.String when !Scalars.IsText(value):
                throw new JsonFault(field, $"{JsonWords.Found(value)} was found where text is expected");
        }
    }

    private static string NameOf(JsonProperty member, string field)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFault(field, JsonShape.HalfAPair);
        }
    }
}
