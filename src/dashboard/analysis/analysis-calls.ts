import * as z from 'zod/mini'
import { analysis, publicPage, tag, tagList, textsPage } from '../../contract/analysis.ts'
import { address, routes } from '../../contract/routes.ts'
import { callJson } from '../../http/index.ts'

const timeoutMs = 20_000
const read = <Body>(url: string, schema: Parameters<typeof callJson<Body>>[0]['schema']) =>
  callJson({ method: 'GET', url, schema, timeoutMs })
const write = (method: 'PUT' | 'DELETE', url: string, body: object = {}) =>
  callJson({ method, url, ...(method === 'PUT' ? { body } : {}), schema: z.unknown(), timeoutMs })

/** @param query as the endpoint takes it, without the `?` */
export const fetchAnalysis = (query: string) => read(`${routes.coordinatorAnalysis}?${query}`, analysis)

/** @param url with its query: the first page, or the `next` of another */
export const fetchTexts = (url: string) => read(url, textsPage)
export const fetchTags = (question: string) =>
  read(`${routes.coordinatorTags}?${new URLSearchParams({ question })}`, tagList)
export const createTag = (question: string, label: string) =>
  callJson({ method: 'POST', url: routes.coordinatorTags, body: { question, label }, schema: tag, timeoutMs })
export const renameTag = (id: string, label: string) => write('PUT', address(routes.coordinatorTag, { id }), { label })
export const deleteTag = (id: string) => write('DELETE', address(routes.coordinatorTag, { id }))
export const putTag = (id: string, instance: string) =>
  write('PUT', address(routes.coordinatorTagged, { id, instance }))
export const takeTag = (id: string, instance: string) =>
  write('DELETE', address(routes.coordinatorTagged, { id, instance }))

export const fetchPublicPage = () => read(routes.coordinatorResults, publicPage)
export const switchPublicPage = (isOn: boolean) =>
  callJson({ method: 'PUT', url: routes.coordinatorResults, body: { isOn }, schema: publicPage, timeoutMs })
