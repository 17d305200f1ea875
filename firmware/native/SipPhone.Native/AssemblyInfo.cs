using System.Reflection;

// The image refuses to link an assembly whose native part has another version.
[assembly: AssemblyNativeVersion("100.0.0.0")]
