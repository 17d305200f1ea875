// The major and minor number are the real assembly's: an assembly that was compiled against others links on no device.
[assembly: System.Reflection.AssemblyVersion("1.6.0.0")]
