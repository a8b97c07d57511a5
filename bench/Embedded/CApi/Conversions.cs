using System.Text;

namespace GilBench.Embedded.CApi;

/// <summary>
/// Values of .NET as objects of Python's and back, copied; each with the GIL held, each raising <see cref="PythonError"/>.
/// </summary>
internal static unsafe class Conversions
{
    public static PythonObject From(string text)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text);
        return PythonCalls.Checked(NativePython.PyUnicode_DecodeUTF8(bytes, bytes.Length, errors: 0));
    }

    public static PythonObject From(long number) => PythonCalls.Checked(NativePython.PyLong_FromLongLong(number));

    public static PythonObject From(double number) => PythonCalls.Checked(new PythonObject(NativePython.PyFloat_FromDouble(number)));

    public static PythonObject From(ReadOnlySpan<byte> bytes) =>
        PythonCalls.Checked(NativePython.PyBytes_FromStringAndSize(bytes, bytes.Length));

    public static PythonObject From(ReadOnlySpan<double> numbers)
    {
        var list = PythonCalls.Checked(NativePython.PyList_New(numbers.Length));
        for (var i = 0; i < numbers.Length; i++)
        {
            var item = NativePython.PyFloat_FromDouble(numbers[i]);
            if (item == 0 || NativePython.PyList_SetItem(list, i, item) < 0)
            {
                list.Dispose();
                throw PythonError.Taken();
            }
        }

        return list;
    }

    /// <summary>The text of a str; what UTF-8 does not have (a lone surrogate) is written as an escape.</summary>
    public static string ToText(PythonObject text)
    {
        var start = NativePython.PyUnicode_AsUTF8AndSize(text, out var size);
        if (start != 0)
        {
            return Encoding.UTF8.GetString((byte*)start, checked((int)size));
        }

        NativePython.PyErr_Clear();
        using var bytes = PythonCalls.Checked(NativePython.PyUnicode_AsEncodedString(text, "utf-8", "backslashreplace"));
        return Encoding.UTF8.GetString(ToBytes(bytes));
    }

    public static IReadOnlyList<string> ToTexts(PythonObject list)
    {
        var texts = new string[Count(list)];
        for (var i = 0; i < texts.Length; i++)
        {
            using var item = new PythonObject(Item(list, i));
            texts[i] = ToText(item);
        }

        return texts;
    }

    public static long ToNumber(PythonObject number)
    {
        var value = NativePython.PyLong_AsLongLong(number.DangerousGetHandle());
        return value == -1 && NativePython.PyErr_Occurred() != 0 ? throw PythonError.Taken() : value;
    }

    public static byte[] ToBytes(PythonObject bytes)
    {
        PythonCalls.Check(NativePython.PyBytes_AsStringAndSize(bytes, out var start, out var size));
        return new ReadOnlySpan<byte>((void*)start, checked((int)size)).ToArray();
    }

    public static double[] ToDoubles(PythonObject list)
    {
        var numbers = new double[Count(list)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = NativePython.PyFloat_AsDouble(NativePython.PyList_GetItem(list, i));
            if (numbers[i] == -1.0 && NativePython.PyErr_Occurred() != 0)
            {
                throw PythonError.Taken();
            }
        }

        return numbers;
    }

    private static int Count(PythonObject list)
    {
        var count = checked((int)NativePython.PyList_Size(list));
        PythonCalls.Check(count);
        return count;
    }

    private static nint Item(PythonObject list, int index)
    {
        var item = NativePython.PyList_GetItem(list, index);
        NativePython.Py_IncRef(item);
        return item;
    }
}
