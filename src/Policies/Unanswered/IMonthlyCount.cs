namespace Countersign.Policies.Unanswered;

/// <summary>A row that counts what happened in a month, and nothing of who did it.</summary>
internal interface IMonthlyCount
{
    int Times { get; set; }

    /// <summary>Two who count at the same instant find each other by it.</summary>
    int Version { get; set; }
}
