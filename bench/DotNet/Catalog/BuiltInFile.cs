namespace GilBench.DotNet.Catalog;

/// <summary>A file that is built into this program.</summary>
internal static class BuiltInFile
{
    /// <param name="name">As the project file calls it.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Read(string name)
    {
        using var file = typeof(BuiltInFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built into this program.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
