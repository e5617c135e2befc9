using Countersign.PolicyLanguage.Model;
using static Countersign.PolicyLanguage.Model.Truth;

namespace PolicyLanguage.Tests.Model;

public class TruthTests
{
    [Theory]
    [InlineData(True, True, True, True)]
    [InlineData(True, False, False, True)]
    [InlineData(False, NotGiven, False, NotGiven)]
    [InlineData(False, NotKnown, False, NotKnown)]
    [InlineData(True, NotGiven, NotGiven, True)]
    [InlineData(True, NotKnown, NotKnown, True)]
    [InlineData(NotGiven, NotKnown, NotGiven, NotGiven)]
    [InlineData(NotKnown, NotKnown, NotKnown, NotKnown)]
    public void Both_and_either_keep_what_is_not_known_apart_from_what_was_not_given(Truth one, Truth other, Truth both, Truth either)
    {
        Assert.Equal(both, TruthLogic.All([one, other]));
        Assert.Equal(both, TruthLogic.All([other, one]));
        Assert.Equal(either, TruthLogic.Any([one, other]));
        Assert.Equal(either, TruthLogic.Any([other, one]));
    }

    [Theory]
    [InlineData(True, False)]
    [InlineData(False, True)]
    [InlineData(NotGiven, NotGiven)]
    [InlineData(NotKnown, NotKnown)]
    public void The_opposite_of_what_nobody_knows_is_not_known_either(Truth truth, Truth opposite)
    {
        Assert.Equal(opposite, truth.Not());
    }
}
