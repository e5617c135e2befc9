namespace Countersign.Tests;

/// <summary>For tests that count what the whole process has or makes: no other runs beside them, so keep them short.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
