using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace SipPhone.TestSupport
{
    // What an object graph would take of the managed heap on nanoFramework 1.x, by its object rules: a block is 12
    // octets; an object takes one and one more for each field; an array takes 20 octets and its packed elements,
    // rounded up to blocks, where a reference is a block. Invariant: each object is counted once.

    /// <summary>Adds up the device heap of objects of the portable assemblies.</summary>
    public sealed class DeviceHeap
    {
        private const int Block = 12;
        private const int ArrayHead = 20;

        // Boards, fakes and tests are not what is measured.
        private static readonly string[] Portable =
        [
            "SipPhone.Core", "SipPhone.Identity", "SipPhone.Dns", "SipPhone.Sip.Messages", "SipPhone.Sip",
            "SipPhone.Media", "SipPhone.Phone", "SipPhone.Settings", "SipPhone.Shell", "SipPhone.Appliance",
        ];

        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<string, (int Count, int Bytes)> _rows = [];
        private readonly Queue<(object Item, string Owner)> _queue = [];

        /// <summary>All octets so far.</summary>
        public int Bytes { get; private set; }

        /// <summary>Adds an object and everything that it leads to, as far as it was not counted before.</summary>
        /// <param name="root">The object.</param>
        /// <returns>This.</returns>
        public DeviceHeap Add(object root)
        {
            Enqueue(root, root.GetType().Name);
            Drain();
            return this;
        }

        /// <summary>
        /// Adds what the static fields of assemblies hold; on the device all are filled when the program starts.
        /// </summary>
        /// <param name="assemblies">The assemblies; those that are not portable are left out.</param>
        /// <returns>This.</returns>
        public DeviceHeap AddStatics(params Assembly[] assemblies)
        {
            foreach (Type type in assemblies.Where(IsPortable).SelectMany(assembly => assembly.GetTypes()))
            {
                // What the compiler makes for array initialisers stays in flash.
                if (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsEnum)
                {
                    continue;
                }

                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
                FieldInfo[] fields = type
                    .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(field => !field.IsLiteral)
                    .ToArray();
                string owner = "static " + type.Name;
                Count(owner, fields.Length * Block);
                foreach (object value in fields.Select(field => field.GetValue(null)).OfType<object>())
                {
                    Enqueue(value, owner);
                }
            }

            Drain();
            return this;
        }

        /// <summary>
        /// A table: octets and number of objects for each class, the largest first. Arrays stand with the class that
        /// holds them.
        /// </summary>
        public override string ToString()
        {
            StringBuilder table = new();
            var rows = _rows.Where(row => row.Value.Bytes > 0);
            foreach ((string name, (int count, int bytes)) in
                rows.OrderByDescending(row => row.Value.Bytes).ThenBy(row => row.Key))
            {
                table.Append($"{bytes,8} {count,5}  {name}\n");
            }

            return table.Append($"{Bytes,8}        in all\n").ToString();
        }

        private static bool IsPortable(Assembly assembly) => Portable.Contains(assembly.GetName().Name);

        private static int RoundUp(int bytes) => (bytes + Block - 1) / Block * Block;

        private void Enqueue(object item, string owner)
        {
            bool isCounted = item is string || item is Array || IsPortable(item.GetType().Assembly);
            if (isCounted && !item.GetType().IsValueType && _seen.Add(item))
            {
                _queue.Enqueue((item, owner));
            }
        }

        private void Drain()
        {
            while (_queue.TryDequeue(out (object Item, string Owner) next))
            {
                if (next.Item is Array array)
                {
                    CountArray(array, next.Owner);
                }
                else if (next.Item is string text)
                {
                    Count(next.Owner, RoundUp((2 * Block) + Encoding.UTF8.GetByteCount(text) + 1));
                }
                else
                {
                    CountObject(next.Item);
                }
            }
        }

        private void CountArray(Array array, string owner)
        {
            Type element = array.GetType().GetElementType()!;
            Count(owner, RoundUp(ArrayHead + (array.Length * SizeOf(element))));
            if (!element.IsValueType)
            {
                foreach (object item in array.Cast<object?>().OfType<object>())
                {
                    Enqueue(item, owner);
                }
            }
        }

        private void CountObject(object item)
        {
            int fieldCount = 0;
            for (Type? type = item.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                FieldInfo[] fields = type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                fieldCount += fields.Length;
                foreach (FieldInfo field in fields.Where(field => !field.FieldType.IsValueType))
                {
                    if (field.GetValue(item) is object value)
                    {
                        Enqueue(value, item.GetType().Name);
                    }
                }
            }

            Count(item.GetType().Name, Block * (1 + fieldCount));
        }

        private void Count(string name, int bytes)
        {
            (int count, int sum) = _rows.GetValueOrDefault(name);
            _rows[name] = (count + 1, sum + bytes);
            Bytes += bytes;
        }

        private static int SizeOf(Type element) => Type.GetTypeCode(element) switch
        {
            TypeCode.Byte or TypeCode.SByte or TypeCode.Boolean => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
            TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
            _ => Block,
        };
    }
}
