using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Countersign.Tests.Architecture;

/// <summary>
/// Which types a compiled type uses: in what it is made of, in its attributes and in every instruction of its methods. Whoever calls a
/// method uses what it takes and gives. Constants (but for those of an enumeration, which travel through members of its type) and
/// <c>nameof</c> leave no trace in compiled code and are not seen.
/// </summary>
internal static class UsedTypes
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Instructions =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        var inherited = type.BaseType is { } above ? Parts(above).Concat(type.GetInterfaces().Except(above.GetInterfaces()).SelectMany(Parts)) : type.GetInterfaces().SelectMany(Parts);
        return inherited
            .Concat(type.GetGenericArguments().SelectMany(Constraints))
            .Concat(Attributes(type.GetCustomAttributesData()))
            .Concat(type.GetMembers(Own).SelectMany(InMember));
    }

    private static IEnumerable<Type> InMember(MemberInfo member) => Attributes(member.GetCustomAttributesData()).Concat(member switch
    {
        FieldInfo field => Parts(field.FieldType),
        MethodBase method => Signature(method)
            .Concat(method.GetParameters().SelectMany(parameter => Attributes(parameter.GetCustomAttributesData())))
            .Concat(method.IsGenericMethodDefinition ? method.GetGenericArguments().SelectMany(Constraints) : [])
            .Concat(InBody(method)),
        _ => [],
    });

    /// <summary>The types that the method's own instructions name; those of an asynchronous one stand in its state machine.</summary>
    public static IEnumerable<Type> InMethod(MethodBase method) => InBody(method).Concat(
        method.GetCustomAttribute<System.Runtime.CompilerServices.StateMachineAttribute>()?.StateMachineType.GetMethods(Own).SelectMany(InBody) ?? []);

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var caught = body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).SelectMany(clause => Parts(clause.CatchType!));
        return body.LocalVariables.SelectMany(local => Parts(local.LocalType)).Concat(caught).Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => Named(method, token)));
    }

    private static IEnumerable<Type> Named(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null) switch
        {
            Type type => Parts(type),
            FieldInfo field => Parts(field.DeclaringType!).Concat(Parts(field.FieldType)),
            MethodBase called => Parts(called.DeclaringType!).Concat(Signature(called)).Concat(called.IsGenericMethod ? called.GetGenericArguments().SelectMany(Parts) : []),
            _ => [],
        };
    }

    /// <summary>The tokens of members and types in a method's instructions, in order.</summary>
    public static IEnumerable<int> Tokens(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var code = Instructions[body[at] == 0xFE ? BinaryPrimitives.ReadInt16BigEndian(body.AsSpan(at)) : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at));
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at))),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType)).Concat(method is MethodInfo gives ? Parts(gives.ReturnType) : []);

    private static IEnumerable<Type> Constraints(Type parameter) => parameter.IsGenericParameter ? parameter.GetGenericParameterConstraints().SelectMany(Parts) : [];

    private static IEnumerable<Type> Attributes(IEnumerable<CustomAttributeData> attributes) => attributes.SelectMany(attribute =>
        Parts(attribute.AttributeType).Concat(attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).SelectMany(InArgument)));

    private static IEnumerable<Type> InArgument(CustomAttributeTypedArgument argument) => Parts(argument.ArgumentType).Concat(argument.Value switch
    {
        Type type => Parts(type),
        IEnumerable<CustomAttributeTypedArgument> several => several.SelectMany(InArgument),
        _ => [],
    });

    // List<Post>[] is made of List<> and Post.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }
}
