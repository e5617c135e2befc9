namespace Countersign.Approvals.Model;

/// <summary>A kind of thing that people sign before it takes effect, and the words in which they are told about it.</summary>
/// <param name="Name">Stored with each signature, so it never changes.</param>
/// <param name="Procedure">The procedure of the policy that says who signs it.</param>
/// <param name="Noun">What people call it, such as <c>post</c>.</param>
/// <param name="NotTaken">What people are told of content that the policy refuses; what it is follows.</param>
public sealed record ApprovalKind(string Name, string Procedure, string Noun, string NotTaken);
