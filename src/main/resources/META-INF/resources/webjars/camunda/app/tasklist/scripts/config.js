// With another fallback both locales would be loaded, and whichever came last would set the language of all dates.
const chinese = (navigator.languages[0] || navigator.language).toLowerCase().startsWith('zh');

// Tasklist draws its list before a locale that it has to fetch is there, and leaves the keys of the texts standing. A locale
// that an earlier visit stored is there at once, so the first visit gets it stored too.
try {
  const locale = chinese ? 'zh' : 'en';
  const stored = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  const folder = new URL('../locales/', import.meta.url).pathname;
  const texts = await (await fetch(`${folder}${locale}.json`)).json();
  stored[`${folder}_locales_data_${locale}_${window.bust}`] = JSON.stringify(texts);
  localStorage.setItem('camunda-web', JSON.stringify(stored));
} catch (e) {
  // then it fetches the texts by itself
}

export default {
  app: {
    name: '任务 Tasklist',
    vendor: '伙伴中心 Partner Center'
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: chinese ? 'zh' : 'en'
  },
  // what the embedded forms call; loaded before any of them
  customScripts: ['scripts/partner-forms'],
  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领当前任务 claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '定位到第一个过滤器 set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '定位到第一个任务 sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '定位到表单第一个输入框 sets the focus to the first input field in a task form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开启动流程窗口 opens the start process modal dialog'
    }
  }
};
