// Shows what a clause or rule means, or what is found in a post, while it is typed. Without this script a button of the form does the same.
const form = document.querySelector('[data-draft]');
const preview = document.querySelector('[data-draft-preview]');

if (form && preview) {
    let waiting;
    let asked = 0;

    const show = async () => {
        const mine = ++asked;
        try {
            const typed = new FormData(form);
            form.querySelectorAll('input[type="file"]').forEach((input) => typed.delete(input.name));
            const answer = await fetch(form.dataset.draft, { method: 'POST', body: typed, redirect: 'error' });
            // Nothing is taken away under the hands of whoever types in it.
            if (answer.ok && mine === asked && !preview.contains(document.activeElement)) {
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
