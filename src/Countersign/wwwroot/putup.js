// Copies text and hands pictures to an app. Without this script the text can be selected, and each picture saved by its link.
for (const button of document.querySelectorAll('[data-copy]')) {
  const box = document.getElementById(button.dataset.copy);
  const words = [...button.childNodes];
  if (!box) {
    continue;
  }

  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      button.textContent = 'Copied';
    } catch {
      // Not allowed to: the text is selected, and whoever is there copies it.
      button.textContent = 'Selected: copy it now';
    }

    setTimeout(() => {
      button.replaceChildren(...words);
    }, 4000);
  });
}

const share = document.querySelector('[data-share]');
const links = [...document.querySelectorAll('[data-picture]')];
if (share && links.length > 0 && navigator.canShare) {
  // The browser shares only in answer to a press, so the files are there before it.
  const files = Promise.all(links.map(async (link) => {
    const answer = await fetch(link.href);
    return new File([await answer.blob()], link.dataset.picture, { type: link.dataset.type });
  }));
  files.then((ready) => {
    if (!navigator.canShare({ files: ready })) {
      return;
    }

    share.closest('[data-share-box]').hidden = false;
    share.addEventListener('click', async () => {
      try {
        await navigator.share({ files: ready, text: document.getElementById(share.dataset.share).value });
      } catch {
        // Put away again by whoever pressed it: nothing was shared and nothing has to be said.
      }
    });
  }).catch(() => {
    // A picture could not be read for the moment; each can still be saved by its link.
  });
}
