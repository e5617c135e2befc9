using System.Text.Json;
using Countersign.PolicyLanguage.Compilation;
using Countersign.PolicyLanguage.Model;

namespace Countersign.PolicyLanguage.Comparison;

internal sealed partial class RecordEncoder
{
    private EncodedQuestion Encode(in Said said)
    {
        var key = (said.Actor.Number, said.Action.Number, said.With.Number, said.On.Number);
        if (!frames.TryGetValue(key, out var frame))
        {
            var situation = compiled.Encode(new Question { Actor = said.Actor.Word!, Action = said.Action.Word!, With = said.With.Word, On = said.On.Word });
            frames[key] = frame = new Frame(situation, [.. compiled.Facts(in situation).Select(Place)]);
        }

        var (yes, no, unknown) = (0UL, 0UL, 0UL);
        for (var place = 0; place < frame.Facts.Length; place++)
        {
            var (truth, bit) = (given[frame.Facts[place]], 1UL << place);
            yes |= truth == Truth.True ? bit : 0;
            no |= truth == Truth.False ? bit : 0;
            unknown |= truth == Truth.NotKnown ? bit : 0;
        }

        return frame.Situation with
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
    }

    private struct Said
    {
        public Known Actor, Action, With, On;

        public Day Born, Left, Asked;

        public int Aged, LeftYearsAgo;

        public bool BornUnknown, LeftUnknown;
    }
}
