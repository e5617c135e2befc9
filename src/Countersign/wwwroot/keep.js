// Keeps what is typed on the server, a moment after the last key and when the page is left, and says so in words. The browser itself holds nothing.
// Without this script nothing is kept until a button is pressed.
const form = document.querySelector('form[data-keep]');
const said = document.querySelector('[data-kept]');

const afterTheLastKey = 1500;
const afterAFault = 30000;

let waiting;
let unsaved = false;
let sending = null;
let begun = false;
let sentOnce = false;

// What stays the same is not read out again.
function say(words) {
  if (said.textContent !== words) {
    said.textContent = words;
  }
}

function put(name, value) {
  let field = form.querySelector(`input[type="hidden"][name="${name}"]`);
  if (!field) {
    field = Object.assign(document.createElement('input'), { type: 'hidden', name });
    form.append(field);
  }
  field.value = value;
}

// From now on the page goes on with the draft. What the form made it has made, so it has another key.
function goOnWith(address, version, typed) {
  if (!begun) {
    begun = true;
    form.dataset.keep = `${address}?handler=Keep`;
    for (const button of form.querySelectorAll('[formaction]')) {
      button.setAttribute('formaction', address + new URL(button.formAction).search);
    }
    history.replaceState(history.state, '', address);
    put('__FormKey', [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    put('Form.Version', version);
  }
  if (typed) {
    put('__Typed', typed);
  }
}

// An answer that was lost on the way: the draft is there, and says its version.
async function find(address) {
  const page = new DOMParser().parseFromString(await (await fetch(`${address}?typed=no`)).text(), 'text/html');
  goOnWith(address, page.querySelector('[name="Form.Version"]').value, '');
}

function tryAgain() {
  clearTimeout(waiting);
  waiting = setTimeout(save, afterAFault);
}

async function understand(answer) {
  const at = new URL(answer.url).pathname;
  const draft = /^\/posts\/([0-9a-f-]{36})$/.exec(at);
  if (answer.redirected && draft) {
    await find(`/posts/new/${draft[1]}`);
    unsaved = true;
    waiting = setTimeout(save, 0);
  } else if (answer.redirected && at === '/sign-in') {
    unsaved = true;
    say('Not saved: you are signed out. Sign in again in another window, then go on here.');
    tryAgain();
  } else if (answer.redirected) {
    say('Not saved: somebody else is signed in in this browser now. What you typed is kept for you.');
  } else if (answer.headers.get('Content-Type')?.startsWith('application/json')) {
    const kept = await answer.json();
    if (kept.address) {
      goOnWith(kept.address, kept.version, kept.typed);
    }
    say(kept.said);
  } else {
    unsaved = true;
    say('Not saved. It is tried again in half a minute.');
    tryAgain();
  }
}

function send() {
  unsaved = false;
  sentOnce = true;
  const typed = new FormData(form);
  for (const input of form.querySelectorAll('input[type="file"]')) {
    typed.delete(input.name);
  }
  return fetch(form.dataset.keep, { method: 'POST', body: typed, keepalive: document.visibilityState === 'hidden' })
    .then(understand)
    .catch(() => {
      unsaved = true;
      say('Not saved: there is no connection. It is tried again in half a minute.');
      tryAgain();
    });
}

// One after the other; what is typed meanwhile goes with the next.
function save() {
  clearTimeout(waiting);
  if (sending) {
    waiting = setTimeout(save, afterTheLastKey);
    return sending;
  }
  sending = send().finally(() => {
    sending = null;
  });
  return sending;
}

function note() {
  unsaved = true;
  clearTimeout(waiting);
  waiting = setTimeout(save, afterTheLastKey);
}

// Nothing comes after this, so it does not wait. Where the draft is being made, what is on its way has to do.
function leave() {
  if (unsaved && (begun || !sending)) {
    send();
  }
}

if (form && said) {
  // Another script that sends the form waits for the draft that is being made, and says which it goes on with.
  form.settled = async () => {
    clearTimeout(waiting);
    unsaved = false;
    await sending;
  };
  form.addEventListener('draft', ({ detail }) => {
    goOnWith(detail.address, detail.version, '');
    put('Form.Version', detail.version);
  });
  begun = new URL(form.dataset.keep, location.href).pathname !== '/posts/new';
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());
  window.addEventListener('pagehide', leave);
  form.addEventListener('submit', async (event) => {
    clearTimeout(waiting);
    unsaved = false;
    // The draft is being made at this moment, or was and the answer was lost: the button goes on with that one.
    if (!begun && (sending || sentOnce)) {
      event.preventDefault();
      const { submitter } = event;
      await (sending ?? save());
      sentOnce = false;
      clearTimeout(waiting);
      unsaved = false;
      form.requestSubmit(submitter);
    }
  });
}
