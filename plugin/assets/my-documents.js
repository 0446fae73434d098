/** Makes the list of documents handier: all of it works without this, too. */
(function () {
  /** An opened document is not new any more; the next page that is loaded says so itself. */
  function opened(row) {
    row.querySelector('.erp-bridge-badge--new')?.remove();
  }

  function selection(list, form) {
    const all = list.querySelector('.erp-bridge-documents__all');
    const button = form.querySelector('button');
    const count = form.querySelector('[role="status"]');
    const boxes = Array.from(form.elements).filter(({ type }) => type === 'checkbox');
    const selected = () => boxes.filter(({ checked }) => checked);

    function show() {
      const { length } = selected();
      button.disabled = length === 0;
      all.checked = length === boxes.length;
      all.indeterminate = length > 0 && length < boxes.length;
      form.classList.toggle('is-active', length > 0);
      count.textContent = length > 0 ? count.dataset.text.replace('%d', length) : '';
    }

    all.closest('label').hidden = false;
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
      show();
    });
    for (const box of boxes) box.addEventListener('change', show);
    form.addEventListener('submit', () => selected().forEach((box) => opened(box.closest('tr'))));
    // Browsers bring check boxes back as they were when one returns to the page.
    window.addEventListener('pageshow', show);
    show();
  }

  function copying(payment) {
    const status = payment.querySelector('[role="status"]');
    for (const button of payment.querySelectorAll('[data-copy]')) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.copied;
        status.textContent = button.dataset.copied;
      });
    }
  }

  // Browsers have it on secure pages only.
  if (navigator.clipboard) document.querySelectorAll('.erp-bridge-payment').forEach(copying);

  for (const list of document.querySelectorAll('.erp-bridge-documents-list')) {
    list.addEventListener('click', ({ target }) => {
      const link = target.closest('.erp-bridge-documents__file a');
      if (link) opened(link.closest('tr'));
    });
    const form = list.querySelector('.erp-bridge-documents__zip');
    if (form) selection(list, form);
  }
})();
