using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Countersign.Policies.Compare.Wording;

/// <summary>Tracked text as elements that say what they are to those who do not see them. No space is added or lost.</summary>
internal static class TrackedMarkup
{
    public static IHtmlContent Of(IEnumerable<TextRun> runs)
    {
        var content = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            if (run.Fate == TextFate.Kept)
            {
                content.Append(run.Text);
                continue;
            }

            var isAdded = run.Fate == TextFate.Added;
            var tag = new TagBuilder(isAdded ? "ins" : "del");
            tag.InnerHtml.AppendHtml(Unseen(isAdded ? "[put in: " : "[taken out: ")).Append(run.Text).AppendHtml(Unseen("] "));
            content.AppendHtml(tag);
        }

        return content;
    }

    private static TagBuilder Unseen(string text)
    {
        var span = new TagBuilder("span") { Attributes = { ["class"] = "govuk-visually-hidden" } };
        span.InnerHtml.Append(text);
        return span;
    }
}
