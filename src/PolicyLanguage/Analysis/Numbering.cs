namespace Countersign.PolicyLanguage.Analysis;

/// <summary>Gives things numbers from 0, equal things the same.</summary>
internal sealed class Numbering<T>
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = [];
    private readonly List<T> all = [];

    public T this[int number] => all[number];

    public int Of(T one)
    {
        if (!numbers.TryGetValue(one, out var number))
        {
            number = all.Count;
            numbers.Add(one, number);
            all.Add(one);
        }

        return number;
    }
}
