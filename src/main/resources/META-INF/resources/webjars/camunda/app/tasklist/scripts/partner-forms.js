/*
 * What all embedded forms share: the record on top of a task, prefilled fields, the checks while typing, lists, pickers.
 * config.js loads it before any form; a form calls partnerForm(camForm, $scope) from its cam-script. Besides, it names the
 * record on every card of the task list.
 *
 * Everything that people typed is put on the page as text (textContent), never as HTML, and after Angular has compiled
 * the form: nothing that a partner writes is ever interpreted.
 *
 * The server reads required, maxlength, pattern, min, max, accept, data-kind and a select's options; these are for people alone,
 * and the server decides in any case:
 *   data-required-when="a=x b!=y"         required while all conditions hold; `record.a=x` looks at the record
 *   data-required-unless-kept[="a=x"]     required (while …) unless the record already has a value, which then stays
 *   data-shown-when="a=x"                 hidden, and not sent, otherwise
 *   data-shown-from="list:2"              hidden, and not sent, until the list has so many rows
 *   data-prefill                          starts with the record's value
 *   data-positive, data-after, data-not-after, data-not-before    limits of amounts and days ("today", a field, record.a)
 *   data-list / data-rows                 a Json field: checkboxes / a table with rows
 *   data-send-code="action"               a code for that critical action is sent on request; hidden where none is asked for
 *   data-list-from="/api/…"               the checkboxes are a collection's rows; those below 0 go with every choice of their class
 *   data-sum-of="record.amount"           the rows' amounts have to add up to that
 *   data-pick="/api/…"                    chosen from a collection, by data-pick-value (key); data-pick-label names the fields shown
 */

const ROOT = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const ZONE = 'Asia/Shanghai';
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MONEY = /^-?\d{1,16}(\.\d{1,2})?$/;

/* ---------- texts ---------- */

/**
 * What people call fields, coded values, roles and refusals: GET /api/labels, the same texts as on the pages. A form needs
 * nothing here: a label that is missing belongs into the message bundles of its module.
 */
let labels = { fields: {}, codes: {}, kinds: {}, money: [], roles: {}, refusals: {}, collections: {} };
let labelsOnTheWay = null;

/** Answers when the labels are there; a failed attempt is repeated by the next call. */
function labelsLoaded() {
  labelsOnTheWay = labelsOnTheWay || get('/api/labels').then((texts) => { labels = texts; }, (problem) => {
    labelsOnTheWay = null;
    throw problem;
  });
  return labelsOnTheWay;
}

/** Shown above the facts, or not meant for readers; as on the record's page. */
const NOT_FACTS = ['key', 'partnerId', 'companyName', 'status', 'title', 'solutionName', 'kindLabel', 'actions', 'deadline', 'history',
  'processInstanceId', 'updatedAt'];

function labelOf(field) {
  const text = labels.fields[field];
  return text ? [text.zh, text.en] : [field, ''];
}

function person(by) {
  const role = labels.roles[by];
  return role ? [role.zh, role.en].filter(given).join(' ') : by || '';
}

/** The server's reasons in Chinese; a reason that is not here stands alone in English. */
const REASONS = [
  [/add up to .* slip/, '发票金额合计与申付单金额不一致'], [/is used by another slip/, '该发票已用于其他申付单'], [/is required/, '必填'], [/is not a field of this form/, '表单没有该字段'], [/does not contain what its name/, '文件内容与扩展名不符（CSV 须为 UTF-8 编码）'],
  [/must be a file of type/, '文件类型不允许'], [/is an empty file/, '文件为空'], [/must be at most 10 MB/, '文件不得超过 10 MB'],
  [/must have at most (\d+) characters/, '超过长度限制'], [/must be an amount from/, '金额超出允许范围'], [/must be an amount/, '金额格式有误，最多 16 位整数、2 位小数'], [/must be a date/, '日期格式有误'],
  [/must be a https address/, '须为 https 地址'], [/must be from/, '超出允许范围'], [/contains (line breaks|control)/, '含有换行或控制字符'],
  [/row (\d+): the feature has no name/, '该行缺少功能特性名称'], [/the header lacks the column/, '表头缺少列'], [/is encrypted/, '文件已加密'],
  [/cannot be read/, '文件无法读取'], [/covers \d+ of/, '云服务覆盖不足：至少 3 个高阶服务和 1 个关键服务'], [/the shares add up/, '比例合计须为 100 %'],
  [/must be more than 0/, '须大于 0'], [/not in the future|in the future/, '不得晚于今天'], [/either the link or the file/, '链接与文件只能二选一'], [/give the link or the file/, '请提供链接或文件']
];

function reasonInChinese(line) {
  const known = REASONS.find(([pattern]) => pattern.test(line));
  return known ? known[1] + ' · ' : '';
}

/* ---------- small helpers ---------- */

/** An element with text; children are elements or strings, which become text nodes. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

function bilingual(tag, zh, en, attributes) {
  return el(tag, attributes, zh, en ? ' ' : '', en ? el('small', { lang: 'en' }, en) : '');
}

async function get(path) {
  const answer = await fetch(ROOT + path, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  });
  if (!answer.ok) {
    throw new Error(path + ' → ' + answer.status);
  }
  return answer.json();
}

/** All rows of a collection; the API hands out at most 100 at a time. */
async function all(path) {
  const items = [];
  const from = path + (path.includes('?') ? '&' : '?') + 'offset=';
  for (let total = 1; items.length < total && items.length < 1000;) {
    const page = await get(from + items.length);
    if (!page.items.length) {
      break;
    }
    items.push(...page.items);
    total = page.total;
  }
  return items;
}

function given(value) {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
}

function instant(value) {
  // the engine writes +0800, which Date does not take
  return new Date(typeof value === 'string' ? value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : value);
}

function local(date, withTime) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
  }).formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}` + (withTime ? ` ${parts.hour}:${parts.minute}` : '');
}

/** A deadline is the end of a day: 2026-03-23T16:00:00Z is 24:00 of 23 March. */
function endOfDay(value) {
  const at = instant(value);
  const time = local(at, true).slice(11);
  return time === '00:00' ? local(new Date(at.getTime() - 1)) + ' 24:00' : local(at, true);
}

function money(value) {
  const [whole, cents] = String(value).split('.');
  return '¥ ' + whole.replace(/\B(?=(\d{3})+$)/g, ',') + '.' + ((cents || '') + '00').slice(0, 2);
}

function size(bytes) {
  return bytes < 1024 ? bytes + ' B' : bytes < 1048576 ? Math.round(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
}

function status(value) {
  return bilingual('span', value.zh, value.en);
}

/** One of the codes of a history in words. */
function statusOf(code, statuses) {
  const known = statuses.find((one) => one.code === code);
  return known ? el('span', { title: code }, status(known)) : el('span', { title: code }, code.endsWith(':none') ? '未开始' : code);
}

function link(text, href) {
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function file(value) {
  const name = el('span', {});
  // only our own downloads become links
  name.append(/^\/(?!\/)/.test(value.href || '') ? link(value.name, ROOT + value.href) : value.name);
  name.append(' ', el('small', { title: 'SHA-256 ' + (value.sha256 || '') }, size(value.size)));
  return name;
}

function table(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row).filter((column) => given(row[column]))))];
  return el('table', { class: 'table table-condensed pc-table' },
    el('thead', {}, el('tr', {}, ...columns.map((column) => bilingual('th', ...labelOf(column))))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...columns.map((column) =>
      el('td', {}, given(row[column]) ? shown(column, row[column]) : ''))))));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const PROSE = 60;

/** How a value is shown: what the bundles say of its field, else by its shape, as on the pages. */
function kindOf(field, value) {
  if (labels.kinds[field]) {
    return labels.kinds[field];
  }
  if (typeof value === 'boolean') {
    return 'boolean';
  }
  if (Array.isArray(value)) {
    return value.every((row) => row && typeof row === 'object') ? 'table' : 'list';
  }
  if (typeof value === 'object') {
    return field === 'tracks' ? 'tracks' : value.href && value.name && 'sha256' in value ? 'file' : value.zh && value.code ? 'status'
      : field === 'currentMilestone' ? 'row' : 'parts';
  }
  const text = String(value);
  return codeOf(field, text) ? 'code' : field === 'by' ? 'who' : labels.money.includes(field) && MONEY.test(text) ? 'money'
    : INSTANT.test(text) ? 'instant' : text.startsWith('https://') ? 'url' : text.startsWith('/api/') ? 'download' : text.length > PROSE || text.includes('\n') ? 'long' : 'text';
}

function codeOf(field, value) {
  return (labels.codes[field] || {})[value];
}

/** A value of a record as a node or text. */
function shown(field, value) {
  switch (kindOf(field, value)) {
    case 'money': return money(value);
    case 'instant': return local(instant(value), true);
    case 'boolean': return value ? '是 Yes' : '否 No';
    case 'file': return file(value);
    case 'status': return status(value);
    case 'who': return person(value);
    case 'code': return status(codeOf(field, String(value)));
    case 'list': return value.map((one) => (codeOf(field, String(one)) || { zh: String(one) }).zh).join('、');
    case 'parts': return Object.values(value).filter(given).join(' · ');
    case 'download': return link('打开 Open', ROOT + value);
    case 'url': return isHttps(value) ? link(value, value) : value;
    case 'long': return el('span', { class: 'pc-long' }, String(value));
    case 'row': return table([value]);
    case 'table': return table(value);
    case 'tracks': return el('span', {}, ...Object.keys(value).filter((track) => given(value[track])).map((track) =>
      el('span', { class: 'pc-track' }, bilingual('b', ...labelOf('track.' + track)), ' ', status(value[track]))));
    default: return String(value);
  }
}

/* ---------- the record on top of a task ---------- */

/** The collection of a business key such as SOL-2026-000001, or nothing. */
function collectionOf(key) {
  return labels.collections[String(key).split('-')[0]];
}

/** The fields that name another record. */
function related(record) {
  return Object.keys(record).filter((field) => field.endsWith('Key') && given(record[field]) && record[field] !== record.key
    && collectionOf(record[field]));
}

function facts(record) {
  return el('dl', { class: 'pc-facts' }, ...Object.keys(record)
    .filter((key) => !NOT_FACTS.includes(key) && given(record[key]) && (key !== 'currentMilestone' || record.status.code === 'in-acceptance'))
    .map((key) => {
      const wide = ['long', 'row', 'table', 'tracks'].includes(kindOf(key, record[key])) ? ' pc-wide' : '';
      return el('div', { class: 'pc-fact' + wide, 'data-fact': key }, bilingual('dt', ...labelOf(key)), el('dd', {}, shown(key, record[key])));
    }));
}

function urgency(daysLeft) {
  return daysLeft <= 3 ? 'label label-danger' : daysLeft <= 10 ? 'label label-warning' : 'label label-default';
}

function deadline(zh, en, at, daysLeft, provisional) {
  return el('div', { class: 'pc-deadline' }, bilingual('b', zh, en), ' ', endOfDay(at), ' ',
    given(daysLeft) ? el('span', { class: urgency(daysLeft) }, `剩余 ${daysLeft} 个工作日 · ${daysLeft} working days left`) : '', ' ',
    provisional ? el('span', { class: 'label label-info' }, '暂定，年度日历尚未发布 · provisional') : '');
}

function history(entries, statuses) {
  return el('table', { class: 'table table-condensed pc-table' },
    el('thead', {}, el('tr', {}, bilingual('th', '时间', 'At'), bilingual('th', '操作人', 'By'), bilingual('th', '状态变化', 'Status'),
      bilingual('th', '意见', 'Comment'))),
    el('tbody', {}, ...entries.map((entry) => el('tr', {}, el('td', {}, local(instant(entry.at), true)),
      el('td', {}, person(entry.by)),
      el('td', {}, ...(entry.from && entry.from !== entry.to ? [statusOf(entry.from, statuses), ' → '] : []),
        entry.to ? statusOf(entry.to, statuses) : ''),
      el('td', { class: 'pc-long' }, entry.comment || '')))));
}

async function workingDaysLeft(due) {
  const to = local(new Date(instant(due).getTime() - 1));
  const today = local(new Date());
  return to < today ? null : (await get(`/api/calendar/working-days?from=${today}&to=${to}`)).count;
}

/** Fills the form's place for the record and answers the record; the form can be used before it is there. */
async function showRecord(place, taskId) {
  place.replaceChildren(bilingual('p', '加载中…', 'Loading…', { class: 'text-muted' }));
  try {
    await labelsLoaded();
    const task = await get('/api/tasks/' + encodeURIComponent(taskId));
    const record = await get(`/api/${task.collection}/${encodeURIComponent(task.recordKey)}`);
    const head = el('div', { class: 'pc-head' },
      el('div', {}, bilingual('b', '公司', 'Company'), ' ', record.companyName || '', ' ', el('small', {}, record.partnerId || '')),
      el('div', {}, bilingual('b', '编号', 'Record'), ' ', link(record.key, `${ROOT}/records/${task.collection}/${encodeURIComponent(record.key)}`)),
      el('div', {}, bilingual('b', '状态', 'Status'), ' ', status(record.status)));
    if (record.deadline) {
      head.append(deadline('截止', 'Deadline', record.deadline.at, record.deadline.workingDaysLeft, record.deadline.provisional));
    }
    if (task.due && !(record.deadline && instant(task.due).getTime() === instant(record.deadline.at).getTime())) {
      head.append(deadline('任务到期', 'Task due', task.due, await workingDaysLeft(task.due).catch(() => null)));
    }
    place.replaceChildren(head);
    const entries = [...(record.history || [])].reverse();
    const commented = entries.find((entry) => entry.comment);
    if (commented) {
      place.append(el('div', { class: 'alert alert-info pc-last' }, bilingual('b', '最近意见', 'Latest comment'),
        ` ${local(instant(commented.at), true)} ${person(commented.by)} · `,
        statusOf(commented.to, task.statuses),
        el('div', { class: 'pc-long' }, commented.comment)));
    }
    place.append(facts(record));
    for (const field of related(record)) {
      await showRelated(place, field, record[field]);
    }
    if (entries.length) {
      place.append(el('details', { open: '' }, bilingual('summary', '处理记录', 'History'), history(entries, task.statuses)));
    }
    return record;
  } catch (problem) {
    const again = bilingual('button', '重试', 'Try again', { type: 'button', class: 'btn btn-default btn-sm' });
    place.replaceChildren(el('div', { class: 'alert alert-danger' },
      bilingual('span', '无法读取记录。', 'The record could not be loaded.'), ' ', el('small', {}, problem.message), ' ', again));
    return new Promise((resolve) => again.addEventListener('click', () => resolve(showRecord(place, taskId))));
  }
}

async function showRelated(place, field, key) {
  const other = await get(`/api/${collectionOf(key)}/${encodeURIComponent(key)}`).catch(() => null);
  if (other) {
    place.append(el('details', {},
      el('summary', {}, bilingual('span', ...labelOf(field)), ` ${key} ${other.name || ''} `, other.status ? status(other.status) : ''),
      facts(other)));
  }
}

/* ---------- the task list ---------- */

const recordsOfTasks = new Map();

/** Says on each card which record the task is about: tasks of one kind all bear the same name. */
export default {
  id: 'record-of-task',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render(node, { taskId }) {
    if (!recordsOfTasks.has(taskId)) {
      recordsOfTasks.set(taskId, get('/api/tasks/' + encodeURIComponent(taskId)));
    }
    recordsOfTasks.get(taskId)
      .then((task) => node.append(el('div', { class: 'pc-card' }, [task.recordKey, task.title, task.companyName].filter(given).join(' · '))))
      .catch(() => recordsOfTasks.delete(taskId));
  },
  unmount() {
    // nothing is kept beside the node
  }
};

/* ---------- fields ---------- */

class Fields {

  constructor(camForm, $scope) {
    this.camForm = camForm;
    this.$scope = $scope;
    this.form = camForm.formElement[0];
    this.record = {};
    // the form SDK lists them by kind of control
    this.fields = camForm.fields.filter((handler) => handler.variableName).map((handler) => this.field(handler))
      .sort((a, b) => (a.input.compareDocumentPosition(b.input) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    this.byKey = Object.fromEntries(this.fields.map((field) => [field.key, field]));
    this.summary = el('div', { class: 'alert alert-warning pc-missing', 'aria-live': 'polite' });
    this.refusal = el('div', { class: 'alert alert-danger pc-refusal', role: 'alert' });
    this.refusal.hidden = true;
    this.form.append(this.summary, this.refusal);
  }

  field(handler) {
    const input = handler.element[0];
    const field = {
      key: handler.variableName, type: handler.variableType || input.getAttribute('cam-variable-type'), handler, input,
      group: input.closest('.form-group'), model: handler.element.data('$ngModelController'),
      required: input.hasAttribute('required'), maxlength: Number(input.getAttribute('maxlength')) || null,
      hidden: false, touched: false, error: null, refused: null, list: input.hasAttribute('data-list') || input.hasAttribute('data-rows') ? [] : null
    };
    const label = field.group.querySelector('label');
    field.label = label.textContent.trim().replace(/\s+/g, ' ');
    field.message = el('p', { class: 'help-block pc-error' });
    field.group.append(field.message);
    label.append(el('span', { class: 'pc-star', 'aria-hidden': 'true' }));
    // one check for all fields, which can say in words what is missing; the browser would cut a long text silently
    field.model.$validators = {};
    input.removeAttribute('maxlength');
    if (input.matches('textarea')) {
      field.counter = el('span', { class: 'pc-counter' });
      input.after(field.counter);
    }
    const read = handler.getValue;
    handler.getValue = () => {
      const variables = this.camForm.variableManager;
      if (field.hidden) {
        return variables.variableValue(field.key, null);
      }
      // the form SDK turns the text of a Json field into undefined; the list itself it writes as Json
      return field.list ? variables.variableValue(field.key, field.list.length ? field.list : null) : read.call(handler);
    };
    const restored = () => this.camForm.variableManager.variable(field.key).value;
    if (field.list) {
      handler.applyValue = () => this.setList(field, restored());
    } else if (field.type === 'Boolean' && input.matches('select')) {
      // the form SDK looks for an option false, not "false"
      handler.applyValue = () => {
        if (given(restored())) {
          input.value = String(restored());
          setTimeout(() => this.set(field, input.value));
        }
      };
    }
    return field;
  }

  raw(field) {
    return field.type === 'Boolean' && field.input.type === 'checkbox' ? String(field.input.checked)
      : field.type === 'File' ? (field.input.files[0] ? field.input.files[0].name : '')
        : field.list ? (field.list.length ? '[…]' : '') : field.input.value.trim();
  }

  /** What a name in a condition or limit stands for: today, a value of the record, or what another field holds. */
  meaning(name) {
    if (name === 'today') {
      return local(new Date());
    }
    if (name.startsWith('record.')) {
      const value = name.slice(7).split('.').reduce((o, part) => (given(o) ? o[part] : undefined), this.record);
      return given(value) ? String(value) : '';
    }
    return this.byKey[name] ? this.raw(this.byKey[name]) : '';
  }

  holds(conditions) {
    return conditions.split(' ').filter(given).every((condition) => {
      const [, name, unequal, value] = condition.match(/^([\w.]+)(!?)=(.*)$/);
      return (this.meaning(name) === value) !== Boolean(unequal);
    });
  }

  isRequired(field) {
    const kept = field.input.getAttribute('data-required-unless-kept');
    const when = field.input.getAttribute('data-required-when');
    return field.required || (when !== null && this.holds(when))
      || (kept !== null && this.holds(kept) && !given(this.kept(field)));
  }

  /** What the record holds for a field, in acceptance that of the milestone in question. */
  kept(field) {
    const milestone = field.type === 'File' && this.record.currentMilestone;
    return given(this.record[field.key]) ? this.record[field.key] : milestone ? milestone[field.key] : null;
  }

  /** The fault of a field in words, or null. */
  fault(field) {
    const input = field.input;
    const value = this.raw(field);
    const limit = (name) => this.meaning(input.getAttribute(name) || '');
    if (input.validity && input.validity.badInput) {
      return '格式不正确。The value is not valid.';
    }
    if (!value) {
      return this.isRequired(field) ? '必填。Required.' : null;
    }
    if (field.maxlength && [...value].length > field.maxlength) {
      return `最多 ${field.maxlength} 字，现为 ${[...value].length} 字。At most ${field.maxlength} characters.`;
    }
    if (field.type === 'Integer') {
      const min = input.getAttribute('min');
      const max = input.getAttribute('max');
      return /^-?\d+$/.test(value) && Number(value) >= Number(min) && Number(value) <= Number(max) ? null
        : `请输入 ${min} 至 ${max} 的整数。A whole number from ${min} to ${max}.`;
    }
    if (field.type === 'File') {
      return this.fileFault(input);
    }
    if (input.hasAttribute('data-rows')) {
      return this.rowsFault(field);
    }
    switch (input.getAttribute('data-kind')) {
      case 'money':
        return !MONEY.test(value) ? '请输入金额，最多两位小数，不带千分位。An amount with at most 2 decimals, such as 1200.00.'
          : input.hasAttribute('data-most') && (Number(value) < Number(input.getAttribute('data-least')) || Number(value) > Number(input.getAttribute('data-most')))
            ? `请输入 ${input.getAttribute('data-least')} 至 ${input.getAttribute('data-most')} 的金额。An amount from ${input.getAttribute('data-least')} to ${input.getAttribute('data-most')}.`
            : input.hasAttribute('data-positive') && !(Number(value) > 0) ? '必须大于 0。Must be more than 0.' : null;
      case 'url':
        return isHttps(value) ? null : '请输入以 https:// 开头的链接。An address that starts with https://.';
      case 'date':
        return limit('data-after') && value <= limit('data-after') ? `必须晚于 ${limit('data-after')}。After ${limit('data-after')}.`
          : limit('data-not-after') && value > limit('data-not-after') ? `不得晚于 ${limit('data-not-after')}。Not after ${limit('data-not-after')}.`
            : limit('data-not-before') && value < limit('data-not-before')
              ? `不得早于 ${limit('data-not-before')}。Not before ${limit('data-not-before')}.` : null;
      default:
        return null;
    }
  }

  fileFault(input) {
    const chosen = input.files[0];
    const extension = (chosen.name.match(/\.[^.]+$/) || [''])[0].toLowerCase();
    const allowed = input.getAttribute('accept').split(',');
    return !allowed.includes(extension) ? `只接受 ${allowed.join(' ')} 文件。Only ${allowed.join(' ')} files.`
      : chosen.size === 0 ? '文件为空。The file is empty.'
        : chosen.size > MAX_FILE_BYTES ? `文件 ${size(chosen.size)}，最大 10 MB。The file has ${size(chosen.size)}, at most 10 MB.` : null;
  }

  /** Looks at every field again and tells Angular, whose Complete button waits for a valid form. */
  check() {
    this.form.querySelectorAll('[data-shown-when]').forEach((node) => {
      const field = this.fields.find((candidate) => candidate.input === node);
      const visible = this.holds(node.getAttribute('data-shown-when'));
      (field ? field.group : node).hidden = !visible;
      if (field) {
        field.hidden = !visible;
      }
    });
    this.fields.filter((field) => field.input.hasAttribute('data-shown-from')).forEach((field) => {
      const [list, rows] = field.input.getAttribute('data-shown-from').split(':');
      field.hidden = this.byKey[list].list.length < Number(rows);
      field.group.hidden = field.hidden;
    });
    this.fields.forEach((field) => {
      field.error = field.hidden ? null : this.fault(field);
    });
    this.checkExactlyOne();
    this.fields.forEach((field) => this.show(field));
    const faulty = this.fields.filter((field) => field.error);
    this.summary.hidden = !faulty.length;
    this.summary.replaceChildren(bilingual('b', '还需填写或更正', 'Still to be filled in or corrected'), '：',
      faulty.map((field) => field.label).join('、'));
    this.form.querySelectorAll('[data-joined]').forEach((output) => {
      const parts = output.getAttribute('data-joined').split(' ').map((key) => this.raw(this.byKey[key]));
      output.textContent = parts.every(given) ? parts.join('') + output.getAttribute('data-suffix') : '—';
    });
    this.$scope.$evalAsync(() => this.fields.forEach(({ model, error }) => {
      // Angular's own findings would hold up the form for a field that is hidden by now
      Object.keys(model.$error).forEach((finding) => model.$setValidity(finding, null));
      model.$setValidity('partnerForm', !error);
    }));
    return faulty;
  }

  checkExactlyOne() {
    const keys = (this.form.getAttribute('data-exactly-one') || '').split(' ').filter(given);
    const fields = keys.map((key) => this.byKey[key]);
    const filled = fields.filter((field) => this.raw(field));
    const kept = keys.some((key) => given(this.record[key]));
    if (keys.length && (filled.length > 1 || (!filled.length && !kept))) {
      (filled.length ? filled : fields).forEach((field) => {
        field.error = field.error || '二选一，只填一项。Give exactly one of the two.';
      });
    }
  }

  show(field) {
    // what the server refused does not hold up the next attempt: it may be mended elsewhere, as a file on the disk
    const visible = (field.touched && field.error) || (!field.hidden && field.refused);
    field.group.classList.toggle('has-error', Boolean(visible));
    field.group.classList.toggle('pc-required', this.isRequired(field));
    field.message.textContent = visible || '';
    field.input.setAttribute('aria-invalid', String(Boolean(visible)));
    if (field.counter) {
      field.counter.textContent = `${[...this.raw(field)].length} / ${field.maxlength}`;
    }
  }

  /** Sets a control as if somebody had typed it, so that Angular and the form SDK see it. */
  set(field, value) {
    if (field.input.type === 'checkbox') {
      field.input.checked = value === true;
    } else {
      field.input.value = String(value);
    }
    field.input.dispatchEvent(new Event('input', { bubbles: true }));
    field.input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  setList(field, list) {
    field.list = Array.isArray(list) ? list : [];
    field.render();
    this.check();
  }

  /** Shows what the record holds: values in the fields that ask for it, the names of files that stay. */
  use(record) {
    this.record = record;
    this.fields.forEach((field) => {
      const value = this.kept(field);
      if (!given(value)) {
        return;
      }
      if (field.type === 'File') {
        field.group.append(el('p', { class: 'pc-current' }, bilingual('span', '当前文件', 'Current file'), '：', file(value)));
      } else if (field.input.hasAttribute('data-prefill') && !this.raw(field)) {
        if (field.list) {
          this.setList(field, value);
        } else {
          this.set(field, value);
        }
      }
    });
    this.check();
  }

  listen() {
    const touch = (event) => {
      const field = this.fields.find((candidate) => candidate.group.contains(event.target));
      if (field) {
        field.touched = field.touched || event.type !== 'input';
        if (event.type !== 'focusout') {
          field.refused = null;
        }
      }
      this.check();
    };
    ['input', 'change', 'focusout'].forEach((type) => this.form.addEventListener(type, touch));
    // Enter in a one-line field neither sends the form nor presses one of its buttons
    this.form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.ctrlKey && event.target.matches('input')) {
        event.preventDefault();
      }
    });
    // a wheel over a focused number would change it unseen
    this.form.addEventListener('wheel', () => {
      if (document.activeElement && document.activeElement.type === 'number') {
        document.activeElement.blur();
      }
    }, { passive: true });
  }

  /** Sends only what was given, and shows a refusal beside the field that it names. */
  guardSubmission() {
    const camForm = this.camForm;
    const parse = camForm.parseVariables;
    camForm.parseVariables = () => {
      const variables = camForm.variableManager.variables;
      return Object.fromEntries(Object.entries(parse.call(camForm)).filter(([key]) =>
        this.byKey[key] && !this.byKey[key].hidden && given(variables[key].value)));
    };
    camForm.on('submit', () => {
      this.refusal.hidden = true;
      const faulty = this.check();
      if (faulty.length) {
        camForm.submitPrevented = true;
        this.fields.forEach((field) => { field.touched = true; });
        this.check();
        faulty[0].group.scrollIntoView({ block: 'center' });
      }
    });
    camForm.on('submit-failed', (form, [problem]) => {
      if (!camForm.submitPrevented) {
        this.refuse(problem.message || String(problem));
      }
    });
  }

  refuse(message) {
    // the engine puts words of its own before the code
    const [line, code, key] = message.match(/\b([A-Z]+(?:_[A-Z]+)+)\b(?:\s+(\w+)(?=:))?.*/s) || [message];
    this.refusal.replaceChildren(el('b', {}, (labels.refusals[code] || { zh: '未能提交' }).zh), ' ', reasonInChinese(line), line);
    this.refusal.hidden = false;
    const field = this.byKey[key];
    if (field) {
      field.refused = reasonInChinese(line) + line.slice(line.indexOf(':') + 1).trim();
      this.check();
      field.group.scrollIntoView({ block: 'center' });
    }
  }

  rowsFault(field) {
    if (field.input.hasAttribute('data-sum-of')) {
      return this.amountsFault(field);
    }
    const sumTo = field.input.getAttribute('data-sum-to');
    for (const [index, row] of field.list.entries()) {
      if (!row.name || !/^\d{1,3}(\.\d{1,2})?$/.test(row.share) || Number(row.share) <= 0 || Number(row.share) > 100 || !row.dueDate) {
        return `第 ${index + 1} 行不完整：名称、0.01 至 100.00 的比例、计划日期。Row ${index + 1} needs a name, a share from 0.01 to 100.00 and a date.`;
      }
    }
    return hundredths(field.list) === Math.round(Number(sumTo) * 100) ? null
      : `比例合计必须为 ${sumTo} %。The shares must add up to ${sumTo} %.`;
  }

  /** Invoices: numbers of 8 digits need a code, and the amounts add up to the slip's. */
  amountsFault(field) {
    for (const [index, row] of field.list.entries()) {
      const complete = /^(\d{8}|\d{20})$/.test(row.number) && /^(\d{10}|\d{12})?$/.test(row.code) && (row.code || row.number.length === 20)
        && MONEY.test(row.amount) && cents(row.amount) > 0n && row.issuedOn;
      if (!complete) {
        return `第 ${index + 1} 行不完整：8 位号码须填代码，20 位号码不需要；金额、开票日期必填。Row ${index + 1}: a number of 8 digits needs its code, one of 20 digits none; amount and day are required.`;
      }
    }
    const due = this.meaning(field.input.getAttribute('data-sum-of'));
    return field.list.reduce((so, row) => so + cents(row.amount), 0n) === cents(due) ? null
      : `发票金额合计必须为 ${money(due)}。The amounts must add up to ${money(due)}.`;
  }
}

/** An amount in cents, exact; nothing for what is no amount. */
function cents(amount) {
  return MONEY.test(amount) ? BigInt(amount.replace(/^(-?\d+)\.?(\d{0,2})$/, (all, whole, part) => whole + (part + '00').slice(0, 2))) : 0n;
}

function moneyOf(number) {
  const text = String(number < 0n ? -number : number).padStart(3, '0');
  return (number < 0n ? '-' : '') + money(text.slice(0, -2) + '.' + text.slice(-2));
}

function isHttps(value) {
  try {
    const url = new URL(value);
    return url.protocol === 'https:' && Boolean(url.hostname) && !url.username && !/\s/.test(value);
  } catch (e) {
    return false;
  }
}

/** The sum of the shares in hundredths of a percent, exact. */
function hundredths(rows) {
  return rows.reduce((sum, row) => sum + (Number(row.share) ? Math.round(Number(row.share) * 100) : 0), 0);
}

/* ---------- lists, rows, pickers ---------- */

/**
 * Checkboxes made of a collection's rows, such as the incentives that can be paid. Amounts below 0 go with every choice of their class
 * and cannot be left out; the sum is shown, and the server reckons again.
 */
async function bindChoicesFrom(fields, field) {
  const place = el('div', { class: 'pc-choices', role: 'group', 'aria-label': field.label });
  const sum = el('output', { class: 'pc-sum' });
  field.group.append(place, sum);
  field.render = () => {};
  let items;
  try {
    await labelsLoaded();
    items = await all(field.input.getAttribute('data-list-from'));
  } catch (problem) {
    return;
  }
  if (!items.length) {
    place.append(bilingual('p', '没有可选的记录。', 'There is none to choose from.', { class: 'help-block' }));
    return;
  }
  const classOf = (item) => (item.associationType === '2' ? 'resale' : 'other');
  const isOpenNegative = (item) => item.amount.startsWith('-');
  const rows = items.map((item) => {
    const box = el('input', { type: 'checkbox', value: item.key });
    box.disabled = isOpenNegative(item);
    place.append(el('div', { class: 'checkbox' }, el('label', {}, box, ' ', el('b', {}, money(item.amount)), ' ',
      [item.key, item.kindLabel, item.title, classOf(item) === 'resale' ? '代售 resale' : ''].filter(given).join(' · '))));
    return { item, box };
  });
  const choose = () => {
    const classes = new Set(rows.filter(({ item, box }) => box.checked && !isOpenNegative(item)).map(({ item }) => classOf(item)));
    rows.filter(({ item }) => isOpenNegative(item)).forEach(({ item, box }) => { box.checked = classes.has(classOf(item)); });
    field.list = rows.filter(({ item, box }) => box.checked && !isOpenNegative(item)).map(({ item }) => item.key);
    const total = rows.filter(({ box }) => box.checked).reduce((so, { item }) => so + cents(item.amount), 0n);
    sum.textContent = `合计 Sum ${moneyOf(total)}`;
    fields.check();
  };
  rows.forEach(({ box }) => box.addEventListener('change', choose));
  field.render = () => {
    rows.forEach(({ item, box }) => { box.checked = field.list.includes(item.key); });
    choose();
  };
  field.render();
}

function bindChoices(fields, field) {
  const boxes = [...fields.form.querySelectorAll(`[data-item-of="${field.key}"]`)];
  field.render = () => boxes.forEach((box) => { box.checked = field.list.includes(box.value); });
  boxes.forEach((box) => box.addEventListener('change', () => {
    field.list = boxes.filter((candidate) => candidate.checked).map((candidate) => candidate.value);
  }));
}

function bindRows(fields, field) {
  const grid = fields.form.querySelector(`[data-rows-of="${field.key}"]`);
  const body = grid.querySelector('tbody');
  const template = body.querySelector('[data-row]');
  const add = grid.querySelector('[data-add-row]');
  const max = Number(field.input.getAttribute('data-max-rows'));
  template.remove();

  const cellsOf = (row) => [...row.querySelectorAll('[data-cell]')];
  const read = () => {
    field.list = [...body.children].map((row) => Object.fromEntries(cellsOf(row)
      .map((cell) => [cell.getAttribute('data-cell'), cell.value.trim()])));
    [...body.children].forEach((row, index) => { row.querySelector('[data-no]').textContent = String(index + 1); });
    add.disabled = field.list.length >= max;
    const output = grid.querySelector('[data-sum-shown]');
    if (field.input.hasAttribute('data-sum-of')) {
      const total = field.list.reduce((so, row) => so + cents(row.amount), 0n);
      output.textContent = `合计 Sum ${moneyOf(total)}`;
      output.classList.toggle('text-danger', total !== cents(fields.meaning(field.input.getAttribute('data-sum-of'))));
      return;
    }
    const sum = hundredths(field.list);
    output.textContent = `合计 Sum ${(sum / 100).toFixed(2)} %`;
    output.classList.toggle('text-danger', sum !== 10000);
  };
  const addRow = (values) => {
    const row = template.cloneNode(true);
    cellsOf(row).forEach((cell) => { cell.value = values[cell.getAttribute('data-cell')] || ''; });
    row.querySelector('[data-remove-row]').addEventListener('click', () => {
      row.remove();
      read();
      fields.check();
    });
    body.append(row);
    return row;
  };
  field.render = () => {
    body.replaceChildren();
    field.list.forEach(addRow);
    read();
  };
  body.addEventListener('input', read);
  add.addEventListener('click', () => {
    const row = addRow({});
    read();
    fields.check();
    cellsOf(row)[0].focus();
  });
  field.render();
}

/** Puts a select of the collection's rows in front of a key field; without rows the key can still be typed. */
async function bindPicker(fields, field) {
  const input = field.input;
  const unless = input.getAttribute('data-pick-unless');
  const title = (input.getAttribute('data-pick-label') || 'name').split(' ');
  const valueOf = (item) => item[input.getAttribute('data-pick-value') || 'key'];
  const plain = (name, value) => (given(value) && value.zh) || (given(value) && codeOf(name, String(value)) || {}).zh || (typeof value === 'object' ? '' : value);
  let items;
  try {
    await labelsLoaded();
    items = (await all(input.getAttribute('data-pick'))).filter((item) => !unless || !given(item[unless]));
  } catch (problem) {
    return;
  }
  if (!items.length) {
    field.group.append(bilingual('p', '没有可选的记录。', 'There is none to choose from.', { class: 'help-block' }));
    return;
  }
  const select = el('select', { class: 'form-control', 'data-picker': field.key }, el('option', { value: '' }, '请选择 Please choose'),
    ...items.map((item) => el('option', { value: valueOf(item) },
      [valueOf(item), ...title.map((name) => plain(name, item[name])), item.status && item.status.zh].filter(given).join(' · '))));
  select.id = input.id;
  input.removeAttribute('id');
  input.hidden = true;
  input.before(select);
  select.value = input.value;
  const details = el('div', { class: 'pc-record' });
  details.hidden = true;
  field.group.append(details);
  const choose = () => {
    const item = items.find((candidate) => valueOf(candidate) === select.value);
    details.hidden = !item;
    details.replaceChildren(...(item ? [facts(item)] : []));
    return item;
  };
  choose();
  select.addEventListener('change', () => {
    const item = choose();
    fields.set(field, select.value);
    (input.getAttribute('data-pick-fill') || '').split(' ').filter((key) => item && given(item[key]))
      .forEach((key) => fields.set(fields.byKey[key], item[key]));
  });
}

/** A button beside a field for a code, where the partner's organisation asks for codes: it is sent to the member's mobile. */
async function bindCode(fields, field) {
  const me = await get('/api/verification-codes').catch(() => null);
  if (!me || !me.required) {
    field.group.hidden = true;
    return;
  }
  const button = bilingual('button', '发送验证码', 'Send the code', { type: 'button', class: 'btn btn-default btn-sm' });
  const told = el('span', { class: 'help-block', role: 'status' });
  field.group.append(button, told);
  button.addEventListener('click', async () => {
    button.disabled = true;
    const answer = await fetch(ROOT + '/api/verification-codes', {
      method: 'POST', credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest', [me.csrfHeader]: me.csrfToken },
      body: JSON.stringify({ action: field.input.getAttribute('data-send-code') })
    }).catch(() => ({ ok: false, status: 0 }));
    told.textContent = answer.ok ? '验证码已发送至您的手机。The code is on its way to your mobile.'
      : answer.status === 429 ? '请稍后再试。Please try again in a minute.' : '未能发送。It could not be sent.';
    button.disabled = answer.ok;
    setTimeout(() => { button.disabled = false; }, 60000);
  });
}

/** Brings an embedded form to life; called by its cam-script. */
window.partnerForm = function partnerForm(camForm, $scope) {
  const fields = new Fields(camForm, $scope);
  fields.fields.filter((field) => field.list).forEach((field) =>
    (field.input.hasAttribute('data-rows') ? bindRows(fields, field)
      : field.input.hasAttribute('data-list-from') ? bindChoicesFrom(fields, field) : bindChoices(fields, field)));
  fields.fields.filter((field) => field.input.hasAttribute('data-pick')).forEach((field) => bindPicker(fields, field));
  fields.fields.filter((field) => field.input.hasAttribute('data-send-code')).forEach((field) => bindCode(fields, field));
  // a refusal is put into words when it comes; without the labels it stands alone in English
  labelsLoaded().catch(() => null);
  fields.listen();
  fields.guardSubmission();
  fields.check();
  const place = fields.form.querySelector('[data-record]');
  if (place && camForm.taskId) {
    // values that the browser kept from an earlier visit come first
    camForm.on('variables-applied', () => showRecord(place, camForm.taskId).then((record) => fields.use(record)));
  }
};
