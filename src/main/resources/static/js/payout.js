/* The sum of a payout request while it is chosen: amounts below 0 go with every choice of their class. The server reckons again. */
document.querySelectorAll('form[data-payout]').forEach((form) => {
  const boxes = [...form.querySelectorAll('input[data-amount]')];
  const sum = form.querySelector('[data-sum]');
  const cents = (amount) => BigInt(amount.replace('.', ''));
  const shown = (number) => {
    const digits = String(number < 0n ? -number : number).padStart(3, '0');
    return `${number < 0n ? '-' : ''}¥ ${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
  };
  const reckon = () => {
    const classes = new Set(boxes.filter((box) => box.checked && !box.disabled).map((box) => box.dataset.class));
    boxes.filter((box) => box.disabled).forEach((box) => { box.checked = classes.has(box.dataset.class); });
    sum.textContent = shown(boxes.filter((box) => box.checked).reduce((total, box) => total + cents(box.dataset.amount), 0n));
  };
  boxes.forEach((box) => box.addEventListener('change', reckon));
  // the second click of a double one would be told that the first took everything
  form.addEventListener('submit', () => { form.querySelector('button[type=submit]').disabled = true; });
  window.addEventListener('pageshow', () => { form.querySelector('button[type=submit]').disabled = false; });
  reckon();
});
