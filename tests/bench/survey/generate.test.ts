import { describe, expect, it } from 'vitest'
import { surveyDefinition } from '../../../src/contract/definition.ts'
import { createSession, loadForm } from '../../../src/engine/index.ts'
import { generateSurvey } from './generate.ts'
import { toDefinition, toWords } from './to-definition.ts'
import { toFormio } from './to-formio.ts'
import { toSurveyJs } from './to-surveyjs.ts'
import { toXForm } from './to-xform.ts'

const survey = generateSurvey(1000)
const names = survey.questions.map(({ name }) => name)
const rules = survey.questions.flatMap(({ name, shownIfYes }) => (shownIfYes ? [`${name} if ${shownIfYes}`] : []))
const labels = survey.questions.map(({ label }) => label)

describe('the generated survey', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateSurvey(30, 7)).toEqual(generateSurvey(30, 7))
    expect(generateSurvey(30, 7)).not.toEqual(generateSurvey(30, 8))
  })

  it('has the questions that were asked for, of five types, with three rules in each ten', () => {
    expect(names).toHaveLength(1000)
    expect(new Set(survey.questions.map(({ type }) => type)).size).toBe(5)
    for (let start = 0; start < 1000; start += 10)
      expect(survey.questions.slice(start, start + 10).filter(({ shownIfYes }) => shownIfYes)).toHaveLength(3)
  })

  it('has no two labels that could be taken for one another', () => {
    for (const size of [30, 1000]) {
      const { questions } = generateSurvey(size)
      expect(new Set(questions.map(({ label }) => label)).size).toBe(size)
    }
  })

  it('begins with a question whose yes shows the second, which every measure leans on', () => {
    expect(survey.questions[0]).toMatchObject({ type: 'select_one', shownIfYes: null })
    expect(survey.questions[0]?.choices[0]?.name).toBe('yes')
    expect(survey.questions[1]?.shownIfYes).toBe('q1')
  })
})

describe('each tool is given the same survey', () => {
  it('ours opens in the engine and shows the second question after yes', () => {
    const result = loadForm(surveyDefinition.parse(toDefinition(survey, '1')))
    if (result.status !== 'ok') throw new Error(JSON.stringify(result.findings))
    const session = createSession(result.form, { now: new Date(0), timeZone: 'UTC', seed: 1 })
    const shown = () => session.pages().map(({ nodes }) => nodes.length)
    const withoutRules = names.length - rules.length
    expect(shown()).toEqual([withoutRules])
    session.set('/only_page/q1', 'yes')
    expect(shown()).toEqual([withoutRules + 1])
    expect(session.pages()[0]?.nodes.slice(0, 2)).toEqual(['/only_page/q1', '/only_page/q2'])
  })

  it('ours has the words of all of them', () => {
    const words = toWords(survey) as Record<string, { label: string }> // made a line ago
    expect(names.map((name) => words[name]?.label)).toEqual(labels)
  })

  it('SurveyJS has them', () => {
    const elements = toSurveyJs(survey).pages.flatMap((page) => page.elements)
    expect(elements.map(({ name }) => name)).toEqual(names)
    const found = elements.flatMap(({ name, visibleIf }) => {
      const trigger = /^\{(\w+)\} = 'yes'$/.exec(visibleIf ?? '')?.[1]
      return trigger ? [`${name} if ${trigger}`] : []
    })
    expect(found).toEqual(rules)
    expect(elements.map((element) => ('title' in element ? element.title : element.html.slice(3, -4)))).toEqual(labels)
  })

  it('Form.io has them', () => {
    const { components } = toFormio(survey)
    expect(components.map(({ key }) => key)).toEqual(names)
    expect(components.map(({ label }) => label)).toEqual(labels)
    expect(
      components.flatMap(({ key, conditional }) =>
        conditional?.eq === 'yes' && conditional.show ? [`${key} if ${conditional.when}`] : [],
      ),
    ).toEqual(rules)
  })

  it('ODK has them', () => {
    const xml = toXForm(survey)
    const all = (pattern: RegExp) => [...xml.matchAll(pattern)]
    expect(all(/<(?:input|select1?) ref="\/data\/only_page\/(\w+)"/g).map((match) => match[1])).toEqual(names)
    expect(all(/<(?:input|select1?) ref="[^"]+"><label>([^<]+)</g).map((match) => match[1])).toEqual(labels)
    expect(
      all(/nodeset="\/data\/only_page\/(\w+)"[^>]* relevant="\/data\/only_page\/(\w+) = 'yes'"/g).map(
        ([, name, trigger]) => `${name} if ${trigger}`,
      ),
    ).toEqual(rules)
  })

  it('offers the same choices everywhere', () => {
    const count = survey.questions.reduce((sum, { choices }) => sum + choices.length, 0)
    const surveyJs = toSurveyJs(survey).pages.flatMap((page) => page.elements)
    expect(surveyJs.flatMap((element) => ('choices' in element ? element.choices : []))).toHaveLength(count)
    const formio = toFormio(survey).components.flatMap((component) => ('values' in component ? component.values : []))
    expect(formio).toHaveLength(count)
    expect(toXForm(survey).match(/<item>/g)).toHaveLength(count)
  })
})
