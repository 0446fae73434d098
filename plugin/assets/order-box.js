/** The box "ERP" on an order's screen: its buttons work without a reload, and it shows what happens meanwhile. */
(function () {
  /** How often, and how many times, the box is looked at again while something is on its way. */
  const pauseMs = 3000;
  const mostLooks = 100;

  const box = document.getElementById('erp-bridge-order-box');
  if (!box || !window.wp?.apiFetch) return;

  const { path } = box.dataset;
  let busy = false;
  let looks = 0;

  function show({ html, moving, word, message }, announce) {
    const open = box.querySelector('details')?.open;
    if (box.innerHTML !== html) {
      box.innerHTML = html;
      if (open && box.querySelector('details')) box.querySelector('details').open = true;
      if (announce) window.wp.a11y.speak(`${word}. ${message}`);
    }
    if (moving) lookSoon();
  }

  function lookSoon() {
    if (looks++ < mostLooks) setTimeout(look, pauseMs);
  }

  /** Nobody is told of a look that failed: the next one may not, and pressing a button says it. */
  async function look() {
    if (busy || document.hidden) return lookSoon();
    try {
      const answer = await window.wp.apiFetch({ path: `${path}sale` });
      if (!busy) show(answer, true);
    } catch {
      lookSoon();
    }
  }

  async function ask(does) {
    busy = true;
    const buttons = Array.from(box.querySelectorAll('button'));
    for (const button of buttons) button.disabled = true;
    try {
      const again = does === 'mail_again';
      const route = does === 'send' ? 'send' : 'mail';
      const answer = await window.wp.apiFetch({
        path: path + route,
        method: 'POST',
        ...(route === 'mail' ? { data: { again } } : {}),
      });
      looks = 0;
      show(answer, true);
    } catch ({ message }) {
      box.querySelector('.erp-bridge-order__problem').textContent = message;
      for (const button of buttons) button.disabled = false;
    } finally {
      busy = false;
    }
  }

  box.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="do"]');
    if (!button) return;
    event.preventDefault();
    if (!busy) void ask(button.value);
  });
  if ('moving' in box.dataset) lookSoon();
})();
