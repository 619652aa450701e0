// With another fallback both locales would be loaded, and whichever came last would set the language of all dates.
const chinese = (navigator.languages[0] || navigator.language).toLowerCase().startsWith('zh');

export default {
  app: {
    name: '欢迎 Welcome',
    vendor: '伙伴中心 Partner Center'
  },
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: chinese ? 'zh' : 'en'
  },
  disableWelcomeMessage: true
};
