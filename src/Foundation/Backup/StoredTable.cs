using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Countersign.Foundation.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Countersign.Foundation.Backup;

/// <summary>A column and the kind of value that the engine stores in it, after EF's conversions.</summary>
internal sealed record StoredColumn(string Name, Type Kind, string? Cast = null)
{
    public static StoredColumn Of(IColumn column)
    {
        // A column that holds an owned object as JSON stands for no single property; PostgreSQL wants to be told its type.
        if (column.PropertyMappings.Count == 0)
        {
            return new StoredColumn(column.Name, typeof(string), column.StoreType is "jsonb" or "json" ? column.StoreType : null);
        }

        var mapping = column.PropertyMappings[0].TypeMapping;
        var kind = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return new StoredColumn(column.Name, Nullable.GetUnderlyingType(kind) ?? kind);
    }

    public void Write(Utf8JsonWriter json, DbDataReader row, int at)
    {
        switch (Kind)
        {
            case var _ when row.IsDBNull(at): json.WriteNull(Name); break;
            case var kind when kind == typeof(string): json.WriteString(Name, row.GetString(at)); break;
            case var kind when kind == typeof(Guid): json.WriteString(Name, row.GetFieldValue<Guid>(at)); break;
            case var kind when kind == typeof(bool): json.WriteBoolean(Name, row.GetBoolean(at)); break;
            case var kind when kind == typeof(short) || kind == typeof(int) || kind == typeof(long): json.WriteNumber(Name, row.GetInt64(at)); break;
            case var kind when kind == typeof(double) || kind == typeof(float): json.WriteNumber(Name, row.GetDouble(at)); break;
            case var kind when kind == typeof(decimal): json.WriteNumber(Name, row.GetFieldValue<decimal>(at)); break;
            case var kind when kind == typeof(byte[]): json.WriteBase64String(Name, row.GetFieldValue<byte[]>(at)); break;
            case var kind when kind == typeof(DateOnly):
                json.WriteString(Name, row.GetFieldValue<DateOnly>(at).ToString("O", CultureInfo.InvariantCulture));
                break;
            case var kind when kind == typeof(TimeOnly):
                json.WriteString(Name, row.GetFieldValue<TimeOnly>(at).ToString("O", CultureInfo.InvariantCulture));
                break;
            case var kind when kind == typeof(TimeSpan):
                json.WriteString(Name, row.GetFieldValue<TimeSpan>(at).ToString("c", CultureInfo.InvariantCulture));
                break;
            default: throw new NotSupportedException($"a backup cannot hold {Name}, which is stored as {Kind.Name}: add it to {nameof(StoredColumn)}");
        }
    }

    public object Read(JsonElement value) => value.ValueKind == JsonValueKind.Null ? DBNull.Value : Kind switch
    {
        var kind when kind == typeof(string) => value.GetString()!,
        var kind when kind == typeof(Guid) => value.GetGuid(),
        var kind when kind == typeof(bool) => value.GetBoolean(),
        var kind when kind == typeof(short) => value.GetInt16(),
        var kind when kind == typeof(int) => value.GetInt32(),
        var kind when kind == typeof(long) => value.GetInt64(),
        var kind when kind == typeof(double) || kind == typeof(float) => value.GetDouble(),
        var kind when kind == typeof(decimal) => value.GetDecimal(),
        var kind when kind == typeof(byte[]) => value.GetBytesFromBase64(),
        var kind when kind == typeof(DateOnly) => DateOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        var kind when kind == typeof(TimeOnly) => TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        var kind when kind == typeof(TimeSpan) => TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"a backup cannot hold {Name}, which is stored as {Kind.Name}: add it to {nameof(StoredColumn)}"),
    };
}

/// <summary>A table as the model knows it.</summary>
internal sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Needs)
{
    /// <summary>Every table, each after those that its rows point at.</summary>
    public static IReadOnlyList<StoredTable> All(CountersignDb db)
    {
        var waiting = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(Of).ToList();
        var ordered = new List<StoredTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(table => table.Needs.All(need => ordered.Any(done => done.Name == need)))
                ?? throw new InvalidOperationException($"the tables {string.Join(", ", waiting.Select(table => table.Name))} point at each other in a circle");
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered;
    }

    public string Select() => $"SELECT {List(column => Quoted(column.Name))} FROM {Quoted(Name)}";

    public string Insert() => $"INSERT INTO {Quoted(Name)} ({List(column => Quoted(column.Name))}) VALUES ({string.Join(", ", Columns.Select(Parameter))})";

    private static string Parameter(StoredColumn column, int place)
    {
        var name = "@p" + place.ToString(CultureInfo.InvariantCulture);
        return column.Cast is { } type ? $"CAST({name} AS {type})" : name;
    }

    private static StoredTable Of(ITable table) => new(
        table.Name,
        [.. table.Columns.Where(column => !IsHandedOut(column)).Select(StoredColumn.Of)],
        [.. table.ForeignKeyConstraints.Select(key => key.PrincipalTable.Name).Where(name => name != table.Name).Distinct()]);

    // A number that the engine hands out is handed out anew: brought along, it would stand in the way of the next one. Nothing may point at it.
    private static bool IsHandedOut(IColumn column) => column.PropertyMappings
        .Any(mapping => mapping.Property is { ValueGenerated: ValueGenerated.OnAdd } property && property.ClrType == typeof(int));

    private static string Quoted(string name) => $"\"{name}\"";

    private string List(Func<StoredColumn, string> part) => string.Join(", ", Columns.Select(part));
}
