// Passkeys: fetches the options, asks the device, and sends its answer with the form it belongs to.
// Without this file, or in a browser that has no passkeys, the parts that offer them stay hidden.

const options = async (form) => {
  const address = new URL(form.action || location.href);
  address.searchParams.set("handler", "PasskeyOptions");
  const answer = await fetch(address, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error("no options");
  }
  return answer.json();
};

const ask = async (form) =>
  form.dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form)) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form)) });

const start = () => {
  for (const part of document.querySelectorAll("[data-passkey-part]")) {
    part.hidden = false;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-button]");
    button.addEventListener("click", async (event) => {
      if (form.elements.credential.value) {
        return;
      }
      event.preventDefault();
      button.disabled = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
      } catch {
        // The person turned the question down or the device has no passkey: the server says so in words.
        form.elements.credential.value = " ";
      }
      button.disabled = false;
      form.requestSubmit(button);
    });
  }
};

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  start();
}
