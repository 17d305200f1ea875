// What the arguments of a pin's event are made of.

namespace nanoFramework.Runtime.Events
{
    public class BaseEvent
    {
        public BaseEvent() => throw null;
    }
}
