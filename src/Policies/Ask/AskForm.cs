using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Countersign.Policies.Ask;

/// <summary>What comes from a page of questions, and what is shown there. Everything said travels in the sealed field, never in the address.</summary>
internal sealed class AskForm
{
    [StringLength(20_000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
    public string? State { get; set; }

    public string? Topic { get; set; }

    /// <summary>What somebody wants to do in their own words; empty, not null, where they pressed with an empty box.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    [StringLength(20_000, ErrorMessage = "Your sentence must be 20,000 characters or fewer")]
    public string? Sentence { get; set; }

    /// <summary>It is looked up in the policy, so that what is found there comes first.</summary>
    public bool Find { get; set; }

    /// <summary>The sentence goes to those who look after the policy.</summary>
    public bool Send { get; set; }

    /// <summary>A sealed draft to begin with: what a sentence may have meant.</summary>
    [StringLength(20_000, ErrorMessage = "What was said must be 20,000 characters or fewer")]
    public string? Start { get; set; }

    public string? Who { get; set; }

    public int? Change { get; set; }

    public string? Reply { get; set; }

    public string[] Stated { get; set; } = [];

    [StringLength(20, ErrorMessage = "The number must be 20 characters or fewer")]
    public string? Count { get; set; }

    [DisplayName("The date")]
    public DateOnly? Day { get; set; }

    /// <summary>What the page shows.</summary>
    [BindNever]
    [ValidateNever]
    public Conversation Talk { get; set; } = null!;
}
