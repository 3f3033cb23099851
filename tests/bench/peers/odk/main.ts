import { survey } from 'virtual:bench-survey'
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms'
import { createApp, h } from 'vue'

const noAttachments = () => Promise.reject(new Error('this form has none'))

createApp(() => h(OdkWebForm, { formXml: survey, fetchFormAttachment: noAttachments, trackDevice: false }))
  .use(webFormsPlugin)
  .mount('#app')
