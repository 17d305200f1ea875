using System.Reflection;
using System.Text;

namespace SipPhone.Shell.Tests.Support;

/// <summary>Every octet that objects of the shell hold: where a secret could be left.</summary>
public static class ShellOctets
{
    private const BindingFlags AllFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static string Of(object root)
    {
        StringBuilder octets = new();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance) { root };
        Queue<object> queue = new(seen);
        while (queue.TryDequeue(out object? item))
        {
            if (item is byte[] array)
            {
                octets.Append(Encoding.Latin1.GetString(array)).Append('|');
                continue;
            }

            for (Type? type = item.GetType(); IsOurs(type); type = type!.BaseType)
            {
                foreach (FieldInfo field in type!.GetFields(AllFields))
                {
                    if (field.GetValue(item) is object value
                        && (value is byte[] || IsOurs(value.GetType()))
                        && seen.Add(value))
                    {
                        queue.Enqueue(value);
                    }
                }
            }
        }

        return octets.ToString();
    }

    private static bool IsOurs(Type? type) =>
        type is { IsClass: true } && type.Assembly == typeof(ConsoleShell).Assembly;
}
