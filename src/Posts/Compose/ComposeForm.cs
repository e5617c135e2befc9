using System.ComponentModel.DataAnnotations;
using Countersign.Posts.Model;
using Microsoft.AspNetCore.Http;

namespace Countersign.Posts.Compose;

/// <summary>What an author typed. It is shown again as it was, whatever was wrong with it.</summary>
internal sealed class ComposeForm
{
    [StringLength(20_000, ErrorMessage = "The text must be 20,000 characters or fewer")]
    public string? Text { get; set; }

    [StringLength(500, ErrorMessage = "What it is for must be 500 characters or fewer")]
    public string? Purpose { get; set; }

    [StringLength(500, ErrorMessage = "What the school gains must be 500 characters or fewer")]
    public string? Benefit { get; set; }

    [StringLength(500, ErrorMessage = "The credit must be 500 characters or fewer")]
    public string? Credit { get; set; }

    /// <summary>The accounts selected.</summary>
    public List<Guid> Accounts { get; set; } = [];

    /// <summary>Answers to the policy's questions, by fact.</summary>
    public Dictionary<string, FactAnswer?> Answers { get; set; } = [];

    /// <summary>The facts ticked among those that the policy does not take, or <see cref="NoneOfThese"/>. Nothing ticked is no answer.</summary>
    public List<string> Holds { get; set; } = [];

    /// <summary>What the author ticks to say that nothing on the list is true of the post.</summary>
    public const string NoneOfThese = "none";

    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    /// <summary>Descriptions of the pictures already there, by picture.</summary>
    public Dictionary<Guid, string?> Alts { get; set; } = [];

    /// <summary>Why something that was found stays, by the key of the finding.</summary>
    public Dictionary<string, string?> Reasons { get; set; } = [];

    /// <summary>Pictures to leave out.</summary>
    public List<Guid> Remove { get; set; } = [];

    /// <summary>The picture that is put before the one before it.</summary>
    public Guid? Earlier { get; set; }

    public List<IFormFile> NewPictures { get; set; } = [];

    /// <summary>The version of the post that was opened: a newer one is not overwritten.</summary>
    public int Version { get; set; }
}
