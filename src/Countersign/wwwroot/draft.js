// Shows what a clause or rule means while it is typed. Without this script the button "Check without saving" does the same.
const form = document.querySelector('[data-draft]');
const preview = document.querySelector('[data-draft-preview]');

if (form && preview) {
    let waiting;
    let asked = 0;

    const show = async () => {
        const mine = ++asked;
        try {
            const answer = await fetch(form.dataset.draft, { method: 'POST', body: new FormData(form), redirect: 'error' });
            if (answer.ok && mine === asked) {
                preview.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes);
            }
        } catch {
            // The connection is gone for the moment; the next letter tries again, and saving says what is wrong.
        }
    };

    form.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(show, 400);
    });
}
