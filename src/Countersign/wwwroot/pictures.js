// Takes in each picture as soon as it is chosen, one after the other, and shows it with the box that describes it. Without this script pictures go with
// the form, when one of its buttons is pressed.
const form = document.querySelector('[data-compose]');
const region = form?.querySelector('[data-pictures="at-once"]');
const chooser = form?.querySelector('input[type="file"]');
const status = document.createElement('p');
status.className = 'govuk-hint';
status.setAttribute('role', 'status');

const own = (element, name) => [...element.querySelectorAll(`[${name}]`)];

// What stands there already stays as it is, with what is typed in it.
function show(answer) {
  const before = new Set(own(region, 'data-picture').map((picture) => picture.dataset.picture));
  const added = own(answer, 'data-picture').filter((picture) => !before.has(picture.dataset.picture));
  if (before.size === 0) {
    region.replaceChildren(...answer.childNodes);
  } else {
    own(region, 'data-picture').at(-1).after(...added);
    region.querySelector('[data-intake]').replaceWith(answer.querySelector('[data-intake]'));
  }
  for (const picture of added) {
    const small = picture.querySelector('img').cloneNode();
    small.alt = '';
    own(document, 'data-preview-pictures').forEach((place) => place.append(small.cloneNode()));
  }
  return added;
}

async function take(file) {
  await form.settled?.();
  const typed = new FormData(form);
  typed.delete(chooser.name);
  typed.append(chooser.name, file);
  const page = new URL(form.dataset.keep, location.href).pathname;
  const reply = await fetch(`${page}?handler=Picture`, { method: 'POST', body: typed, redirect: 'error' });
  if (!reply.ok) {
    throw new Error(`the server answered ${reply.status}`);
  }
  const answer = new DOMParser().parseFromString(await reply.text(), 'text/html').body;
  const { address, version } = answer.querySelector('[data-intake]').dataset;
  const added = show(answer);
  if (address) {
    form.dispatchEvent(new CustomEvent('draft', { detail: { address, version } }));
  }
  return added;
}

async function takeAll(files) {
  const left = new DataTransfer();
  for (const [index, file] of files.entries()) {
    status.textContent = files.length === 1 ? 'The picture is being made ready.' : `Picture ${index + 1} of ${files.length} is being made ready.`;
    try {
      const added = await take(file);
      added.at(-1)?.querySelector('textarea')?.focus();
    } catch {
      // It stays chosen and goes with the form.
      left.items.add(file);
    }
  }
  chooser.files = left.files;
  status.textContent = left.files.length === 0 ? '' : 'Not every picture could be sent. Those that are still chosen go when you press a button below.';
}

if (region && chooser) {
  let taking = null;
  chooser.after(status);
  chooser.addEventListener('change', () => {
    if (chooser.files.length > 0) {
      taking = takeAll([...chooser.files]).finally(() => {
        taking = null;
      });
    }
  });

  // Whoever presses a button while a picture is on its way has it taken first, and once.
  form.addEventListener('submit', async (event) => {
    if (taking) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      await taking;
      form.requestSubmit(submitter);
    }
  }, true);
}
