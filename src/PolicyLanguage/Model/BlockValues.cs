namespace Countersign.PolicyLanguage.Model;

/// <summary>A block with the values of its lines, each as its type. A line that could not be read is there without a value.</summary>
internal sealed class BlockValues(string kind, string id, Clause clause, int line)
{
    private readonly Dictionary<string, List<(int Line, object? Value)>> values = new(StringComparer.Ordinal);

    public string Kind => kind;

    public string Id => id;

    public Clause Clause => clause;

    public int Line => line;

    /// <summary>How strongly the author means it.</summary>
    public Strength Strength => Value<Strength>("strength") ?? Model.Strength.Must;

    public string? Because => One<string>("because");

    public void Add(string key, int at, object? value)
    {
        if (!values.TryGetValue(key, out var lines))
        {
            values[key] = lines = [];
        }

        lines.Add((at, value));
    }

    /// <summary>Puts values in the place of those that were read.</summary>
    public void Replace<T>(string key, IEnumerable<(int Line, T Value)> ordered) =>
        values[key] = [.. ordered.Select(value => (value.Line, (object?)value.Value))];

    /// <summary>Whether there is such a line, readable or not.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>Where the first such line stands; 0 where there is none.</summary>
    public int LineOf(string key) => All(key).FirstOrDefault().Line;

    /// <summary>How many such lines there are, readable or not.</summary>
    public int Count(string key) => All(key).Count;

    /// <summary>The value of the last such line; null where there is none.</summary>
    public T? One<T>(string key)
        where T : class => All(key).LastOrDefault().Value as T;

    public T? Value<T>(string key)
        where T : struct => All(key).LastOrDefault().Value is T value ? value : null;

    /// <summary>The values of all such lines, one after the other.</summary>
    public IReadOnlyList<T> Many<T>(string key) =>
        [.. All(key).SelectMany(one => one.Value switch { T value => [value], IEnumerable<T> several => several, _ => [] })];

    /// <summary>The same, whatever their type.</summary>
    public IEnumerable<object> Each(string key) =>
        All(key).SelectMany(one => one.Value switch { null => [], IEnumerable<object> several => several, var value => [value] });

    /// <summary>The same, each with its line.</summary>
    public IReadOnlyList<(int Line, T Value)> Numbered<T>(string key) => [.. All(key).Where(one => one.Value is T).Select(one => (one.Line, (T)one.Value!))];

    /// <summary>Every word of the vocabulary that its lines name.</summary>
    public IEnumerable<Word> Words => values.Keys.SelectMany(Many<Word>);

    private List<(int Line, object? Value)> All(string key) => values.GetValueOrDefault(key) ?? [];
}
