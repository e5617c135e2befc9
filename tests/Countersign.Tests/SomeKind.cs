using Countersign.Foundation.Audit;

namespace Countersign.Tests;

/// <summary>A kind of act that only a test makes, or one of a module by its stored name.</summary>
internal static class SomeKind
{
    public static AuditEventKind Named(string name) => new(name, name, "somebody did something in a test");
}
