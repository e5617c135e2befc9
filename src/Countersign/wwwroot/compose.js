// Shows, while somebody writes, how the post will look on each account and how many characters each still takes.
// Without this script the page shows the same for the text that was last saved.
const text = document.querySelector('[data-compose] textarea');
const credit = document.querySelector('[data-compose] [name="Form.Credit"]');
const previews = [...document.querySelectorAll('[data-preview]')];
const accounts = [...document.querySelectorAll('input[name="Form.Accounts"]')];
const segments = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

function count(length, limit) {
  return length <= limit ? `${length} of ${limit} characters` : `${length} of ${limit} characters: ${length - limit} too many`;
}

function show() {
  const written = [text, credit].map((field) => field.value.trim()).filter((part) => part !== '').join('\n\n');
  const length = [...segments.segment(written)].length;
  for (const preview of previews) {
    const limit = Number(preview.dataset.limit);
    const account = accounts.find((box) => box.value === preview.dataset.preview);
    preview.hidden = account !== undefined && !account.checked;
    preview.querySelector('[data-preview-text]').textContent = written || 'Nothing yet';
    const line = preview.querySelector('[data-preview-count]');
    line.textContent = count(length, limit);
    line.classList.toggle('cs-preview__count--over', length > limit);
  }
}

if (text && previews.length > 0) {
  [text, credit].forEach((field) => field.addEventListener('input', show));
  accounts.forEach((box) => box.addEventListener('change', show));
  show();
}
