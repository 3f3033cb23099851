import 'survey-core/survey-core.fontless.min.css'
import { survey } from 'virtual:bench-survey'
import { Model } from 'survey-core'
import { renderSurvey } from 'survey-js-ui'

renderSurvey(new Model(survey), document.getElementById('app'))
