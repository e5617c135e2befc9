namespace Countersign.Foundation.Model;

/// <summary>
/// A page was asked for a thing that is not there, or that belongs to another school: both look the same from outside.
/// The one handler answers 404.
/// </summary>
public sealed class NotThere(object id) : Exception($"no such thing: {id.GetType().Name}");
