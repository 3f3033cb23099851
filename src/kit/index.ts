import './tokens.css'
import './base.css'

export { Announcer, announce } from './announce.tsx'
export { Button } from './button.tsx'
export { Confirm } from './confirm.tsx'
export { LanguageList, LanguageMenu } from './language-menu.tsx'
export { Notice } from './notice.tsx'
export { ProgressBar } from './progress-bar.tsx'
