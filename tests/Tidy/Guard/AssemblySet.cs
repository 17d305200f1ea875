using Mono.Cecil;

namespace SipPhone.Tidy.Guard;

/// <summary>Assemblies that resolve each other, and nothing of the machine that they are read on.</summary>
public sealed class AssemblySet : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _assemblyByName = [];

    /// <summary>Reads assemblies.</summary>
    /// <param name="paths">Their files, no two of one assembly name.</param>
    public AssemblySet(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            ReaderParameters parameters = new()
            {
                AssemblyResolver = this,
                ReadSymbols = File.Exists(Path.ChangeExtension(path, ".pdb")),
            };
            AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path, parameters);
            _assemblyByName.Add(assembly.Name.Name, assembly);
        }
    }

    /// <summary>The main module of an assembly.</summary>
    /// <param name="path">The file that it was read from.</param>
    public ModuleDefinition ModuleOf(string path) => _assemblyByName[Path.GetFileNameWithoutExtension(path)].MainModule;

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name) =>
        _assemblyByName.TryGetValue(name.Name, out AssemblyDefinition? assembly)
            ? assembly
            : throw new AssemblyResolutionException(name);

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _assemblyByName.Values)
        {
            assembly.Dispose();
        }
    }
}
