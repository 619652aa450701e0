/*
 * Sends a form with files to the API, shows how far it is and what was refused. The answer's record is opened; a form with data-reload
 * shows its own page again. A repeated sending bears the same key, for the actions that look at it.
 */
document.querySelectorAll('form[data-upload]').forEach(function (form) {
  var key = null;
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    key = key || (crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random());
    var body = new FormData(form);
    var token = body.get('_csrf');
    body.delete('_csrf');
    var problem = form.querySelector('[role=alert]');
    var progress = form.querySelector('progress');
    var button = form.querySelector('button[type=submit]');
    var request = new XMLHttpRequest();
    request.open(form.dataset.method || 'POST', form.dataset.upload);
    request.setRequestHeader('X-CSRF-TOKEN', token);
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.setRequestHeader('Idempotency-Key', key.slice(0, 64));
    request.upload.onprogress = function (sent) {
      progress.hidden = false;
      progress.max = sent.total;
      progress.value = sent.loaded;
    };
    request.onload = function () {
      var answer = {};
      try {
        answer = JSON.parse(request.responseText || '{}');
      } catch (e) {
        // a proxy's page, told below
      }
      if (request.status < 300) {
        if (form.dataset.reload !== undefined) {
          location.reload();
        } else {
          location.assign(form.dataset.then + encodeURIComponent(answer.key));
        }
        return;
      }
      fetch('/api/labels', { credentials: 'same-origin' }).then(function (labels) { return labels.json(); }).catch(function () { return {}; }).then(function (labels) {
        var known = ((labels.refusals || {})[answer.code] || {}).zh;
        failed((known ? known + ' · ' : '') + (answer.detail || '服务器未能处理 The server could not do this (' + request.status + ')'));
      });
    };
    request.onerror = function () {
      failed('连接中断，请重试 The connection broke, please try again');
    };
    function failed(text) {
      progress.hidden = true;
      button.disabled = false;
      problem.hidden = false;
      problem.textContent = text;
      if (request.status) {
        key = null;
      }
    }
    problem.hidden = true;
    button.disabled = true;
    request.send(body);
  });
});
