export default {
  app: {
    name: '欢迎 Welcome',
    vendor: '伙伴中心 Partner Center'
  },
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true
};
