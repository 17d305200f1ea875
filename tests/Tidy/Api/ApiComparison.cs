namespace SipPhone.Tidy.Api;

// A reference assembly may leave out types, members and interfaces: it holds what we use. What it holds must be exact.

/// <summary>Holds a reference assembly against the list of the real one.</summary>
public static class ApiComparison
{
    /// <summary>Compares.</summary>
    /// <param name="reference">The hand-written assembly.</param>
    /// <param name="real">The list of the real one.</param>
    /// <returns>One line for each thing that the device does not have; empty when all is there.</returns>
    public static IEnumerable<string> Compare(ApiList reference, ApiList real)
    {
        // A device links assemblies by these two numbers.
        if ((reference.Version.Major, reference.Version.Minor) != (real.Version.Major, real.Version.Minor))
        {
            yield return $"{real.AssemblyName}: version {reference.Version}, the list has {real.Version}";
        }

        foreach (ApiType type in reference.TypeByName.Values)
        {
            if (!real.TypeByName.TryGetValue(type.Name, out ApiType? realType))
            {
                yield return $"{real.AssemblyName}: {type.Header} is not in the list";
                continue;
            }

            if ((type.Kind, type.BaseType) != (realType.Kind, realType.BaseType)
                || type.Interfaces.Except(realType.Interfaces).Any())
            {
                yield return $"{real.AssemblyName}: {type.Header}, the list has {realType.Header}";
            }

            foreach (string member in type.Members.Except(realType.Members))
            {
                yield return $"{real.AssemblyName}: {type.Name}: {member} is not in the list";
            }
        }
    }
}
