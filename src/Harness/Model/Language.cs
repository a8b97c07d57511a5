namespace GilBench.Model;

internal enum Language
{
    Python,
    CSharp,
}
