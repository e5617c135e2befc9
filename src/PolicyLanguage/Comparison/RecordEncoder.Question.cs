using System.Text.Json;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

internal sealed partial class RecordEncoder
{
    private static readonly RecordedNames<Property> Properties = new(
    [
        new("actor", Property.Actor),
        new("action", Property.Action),
        new("with", Property.With),
        new("on", Property.On),
        new("alsoAs", Property.AlsoAs),
        new("notAs", Property.NotAs),
        new("facts", Property.Facts),
        new("born", Property.Born),
        new("left", Property.Left),
        new("askedFor", Property.AskedFor),
        new("aged", Property.Aged),
        new("leftYearsAgo", Property.LeftYearsAgo),
        new("unknown", Property.Unknown),
    ]);

    private enum Property
    {
        Actor,
        Action,
        With,
        On,
        AlsoAs,
        NotAs,
        Facts,
        Born,
        Left,
        AskedFor,
        Aged,
        LeftYearsAgo,
        Unknown,
    }

    /// <param name="json">At the value.</param>
    private bool TryReadQuestion(ref Utf8JsonReader json, ref EncodedQuestion situation)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        Array.Fill(given, Truth.NotGiven);
        var (said, seen) = (new Said { Aged = -1, LeftYearsAgo = -1 }, 0);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped)
            {
                return false;
            }

            if (!Properties.TryGet(json.ValueSpan, out var property))
            {
                json.Skip();
                continue;
            }

            json.Read();
            if ((seen & (1 << (int)property)) != 0 || !TryReadProperty(property, ref json, ref said))
            {
                return false;
            }

            seen |= 1 << (int)property;
        }

        if (said.Actor.Word is null || said.Action.Word is null)
        {
            return false;
        }

        return TryEncode(in said, ref situation);
    }

    private bool TryReadProperty(Property property, ref Utf8JsonReader json, ref Said said) => property switch
    {
        Property.Actor => TryReadWord(WordKind.Actor, in json, out said.Actor),
        Property.Action => TryReadWord(WordKind.Action, in json, out said.Action),
        Property.With => TryReadWord(WordKind.Counterpart, in json, out said.With),
        Property.On => TryReadWord(WordKind.Channel, in json, out said.On),
        Property.AlsoAs or Property.NotAs => json.TokenType == JsonTokenType.StartArray && json.Read() && json.TokenType == JsonTokenType.EndArray,
        Property.Facts => TryReadFacts(ref json),
        Property.Born => TryReadDay(in json, out said.Born),
        Property.Left => TryReadDay(in json, out said.Left),
        Property.AskedFor => TryReadDay(in json, out said.Asked),
        Property.Aged => TryReadYears(in json, out said.Aged),
        Property.LeftYearsAgo => TryReadYears(in json, out said.LeftYearsAgo),
        _ => TryReadUnknown(ref json, ref said),
    };

    private bool TryReadWord(WordKind kind, in Utf8JsonReader json, out Known known)
    {
        known = default;
        return json.TokenType == JsonTokenType.Null || (json.TokenType == JsonTokenType.String && TryFind(kind, in json, out known) && known.Word is not null);
    }

    private bool TryReadFacts(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryFind(WordKind.Fact, in json, out var fact))
            {
                return false;
            }

            json.Read();
            if (fact.Word is null)
            {
                // A fact that the draft does not speak of changes nothing in it.
                json.Skip();
            }
            else if (!IsPlainText(in json) || !Truths.TryGet(json.ValueSpan, out given[fact.Number]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadDay(in Utf8JsonReader json, out Day day)
    {
        day = default;
        return json.TokenType == JsonTokenType.Null || (IsPlainText(in json) && Day.TryRead(json.ValueSpan, out day));
    }

    private static bool TryReadYears(in Utf8JsonReader json, out int years)
    {
        years = -1;
        return json.TokenType == JsonTokenType.Null || (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out years) && years is >= 0 and < 1_000);
    }

    private static bool TryReadUnknown(ref Utf8JsonReader json, ref Said said)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var birth = json.TokenType == JsonTokenType.String && json.ValueTextEquals("birth date"u8);
            var leaving = json.TokenType == JsonTokenType.String && json.ValueTextEquals("leaving date"u8);
            if (!birth && !leaving)
            {
                return false;
            }

            (said.BornUnknown, said.LeftUnknown) = (said.BornUnknown || birth, said.LeftUnknown || leaving);
        }

        return true;
    }
}
