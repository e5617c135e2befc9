namespace Countersign.Foundation.Components;

/// <summary>
/// This handler acts on nothing while model state has an error: it shows the form again itself, where opening the page anew would lose what
/// was answered so far.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusesUnreadableAttribute : Attribute;
