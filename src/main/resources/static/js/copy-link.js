/* Copies a link to the clipboard. Without scripts the buttons stay hidden and the text is selected by hand. */
document.querySelectorAll('button[data-copy]').forEach(function (button) {
  if (!navigator.clipboard) {
    return;
  }
  button.hidden = false;
  button.addEventListener('click', function () {
    var field = document.getElementById(button.dataset.copy);
    navigator.clipboard.writeText(field.value).then(function () {
      button.textContent = '已复制 Copied';
    });
  });
});
