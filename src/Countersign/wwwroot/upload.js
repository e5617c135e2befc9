// Says at once that a file is larger than the page takes, before it is sent. Without this script the server says so.
for (const input of document.querySelectorAll('input[type="file"][data-most-bytes]')) {
  const most = Number(input.dataset.mostBytes);
  const message = document.createElement('p');
  message.className = 'govuk-error-message';
  message.setAttribute('role', 'alert');
  input.before(message);
  input.addEventListener('change', () => {
    const large = [...input.files].filter((file) => file.size > most).map((file) => file.name);
    message.textContent = large.length === 0 ? '' : `${large.join(', ')}: larger than ${most / 1048576} MB. Choose a smaller file`;
    if (large.length > 0) {
      input.value = '';
    }
  });
}
