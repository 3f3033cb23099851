import { describe, expect, it } from 'vitest'
import type { SurveyNode, SurveyQuestion } from '../../src/contract/definition.ts'
import { loadForm } from '../../src/engine/index.ts'
import { definition } from '../support/femig-survey.ts'

const nodes: SurveyNode[] = []
const collect = (node: SurveyNode) => {
  nodes.push(node)
  if ('children' in node) node.children.forEach(collect)
}
definition.survey.forEach(collect)
const questions = nodes.filter((node): node is SurveyQuestion => !('children' in node))
const named = (name: string) => nodes.find((node) => node.name === name)

describe('the definition of the FeMig survey', () => {
  it('loads without a finding', () => {
    expect(loadForm(definition)).toMatchObject({ status: 'ok', findings: [] })
  })

  it('has 37 numbered questions with their follow-ups, and 13 fields to specify "other"', () => {
    const answerable = questions.filter(({ type }) => !['note', 'calculate', 'hidden'].includes(type))
    expect(answerable.filter(({ name }) => !name.endsWith('_other'))).toHaveLength(73)
    expect(answerable.filter(({ name }) => name.endsWith('_other'))).toHaveLength(13)
  })

  it('gives every name once', () => {
    const names = nodes.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('uses every choice list, and names only choices that exist', () => {
    expect(
      Object.keys(definition.choices).filter((list) => !questions.some((question) => question.list === list)),
    ).toEqual([])
    const expressions = nodes.flatMap((node) =>
      [node.relevant, 'constraint' in node ? node.constraint : undefined].flatMap((text) =>
        text ? [{ node, text }] : [],
      ),
    )
    const unknown = expressions.flatMap(({ node, text }) =>
      [...text.matchAll(/selected\((\.|\$\{\w+\}), '(\w+)'\)|\$\{(\w+)\} !?= '(\w+)'/g)].filter(
        ([, self, chosen, reference, value]) => {
          const source = named(reference ?? (self === '.' ? node.name : (self ?? '').slice(2, -1)))
          const list = source && 'list' in source && source.list ? definition.choices[source.list] : undefined
          return list !== undefined && !list.some(({ name }) => name === (chosen ?? value))
        },
      ),
    )
    expect(unknown.map(([text]) => text)).toEqual([])
  })

  it('puts each field to specify "other" directly after its question, on the same page', () => {
    for (const group of nodes) {
      if (!('children' in group)) continue
      for (const [at, node] of group.children.entries()) {
        if (!node.name.endsWith('_other')) continue
        expect(group.children[at - 1]?.name).toBe(node.name.slice(0, -'_other'.length))
        expect(group.appearance).toBe('field-list')
      }
    }
  })

  it('makes one choice exclusive wherever "don\'t know" or "none" stands among several', () => {
    const alone = ['dont_know', 'prefer_not_to_say', 'none', 'none_of_these', 'no_services']
    for (const { type, list = '' } of questions.filter((question) => question.type === 'select_multiple'))
      for (const choice of definition.choices[list] ?? [])
        expect(`${type} ${list} ${choice.name} ${choice.exclusive ?? false}`).toBe(
          `${type} ${list} ${choice.name} ${alone.includes(choice.name)}`,
        )
  })

  it('lists 249 ISO codes and Kosovo, each but Antarctica with a region that people can also choose', () => {
    const countries = (definition.choices['countries'] ?? []).filter(({ name }) => /^[A-Z]{2}$/.test(name))
    const regions = (definition.choices['regions'] ?? []).map(({ name }) => name)
    expect(countries).toHaveLength(250)
    expect(countries.filter(({ region }) => !regions.includes(String(region))).map(({ name }) => name)).toEqual(['AQ'])
    const regionOf = (code: string) => countries.find(({ name }) => name === code)?.['region']
    expect([regionOf('XK'), regionOf('TW'), regionOf('MX')]).toEqual([
      'southern_europe',
      'eastern_asia',
      'central_america_mexico',
    ])
  })

  it('never lets a special-category answer into a part with names, nor shows it by country', () => {
    const special = questions.filter((question) => question.class === 'special-category')
    expect(special.map(({ name, part, public: rule }) => ({ name, part, rule }))).toEqual([
      { name: 'org_led_by', part: undefined, rule: 'Y10' },
      { name: 'populations_other', part: undefined, rule: 'N' },
    ])
  })
})
