// Cockpit and Admin speak English: they are the administrator's and ship no Chinese texts.
export default {
  app: {
    name: '管理 Admin',
    vendor: '伙伴中心 Partner Center'
  },
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true
};
