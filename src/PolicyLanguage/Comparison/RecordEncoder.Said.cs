using System.Text.Json;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

internal sealed partial class RecordEncoder
{
    /// <returns>False where what is known of a fact is more than its own answer.</returns>
    private bool TryEncode(in Said said, ref EncodedQuestion encoded)
    {
        var key = (said.Actor.Number, said.Action.Number, said.With.Number, said.On.Number);
        if (!frames.TryGetValue(key, out var frame))
        {
            var situation = compiled.Encode(new Question { Actor = said.Actor.Word!, Action = said.Action.Word!, With = said.With.Word, On = said.On.Word });
            frames[key] = frame = new Frame(situation, Places(in situation));
        }

        if (frame.Facts is null)
        {
            return false;
        }

        var (yes, no, unknown) = (0UL, 0UL, 0UL);
        for (var place = 0; place < frame.Facts.Length; place++)
        {
            var (truth, bit) = (given[frame.Facts[place]], 1UL << place);
            yes |= truth == Truth.True ? bit : 0;
            no |= truth == Truth.False ? bit : 0;
            unknown |= truth == Truth.NotKnown ? bit : 0;
        }

        encoded = frame.Situation with
        {
            Yes = yes,
            No = no,
            Unknown = unknown,
            Born = said.Born,
            Left = said.Left,
            Asked = said.Asked,
            Aged = said.Aged,
            LeftYearsAgo = said.LeftYearsAgo,
            BornUnknown = said.BornUnknown,
            LeftUnknown = said.LeftUnknown,
        };
        return true;
    }

    private int[]? Places(in EncodedQuestion situation) =>
        compiled.IsPlain(in situation) ? [.. compiled.Facts(in situation).Select(test => Place(test.Fact))] : null;

    private struct Said
    {
        public Known Actor, Action, With, On;

        public Day Born, Left, Asked;

        public int Aged, LeftYearsAgo;

        public bool BornUnknown, LeftUnknown;
    }
}
