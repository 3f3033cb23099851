import * as z from 'zod/mini'
import { coordinatorSession } from '../contract/account.ts'
import { coordinatorCounts } from '../contract/counts.ts'
import { deviceList } from '../contract/device.ts'
import { exportOutline } from '../contract/exports.ts'
import { translationReview } from '../contract/review.ts'
import { address, routes } from '../contract/routes.ts'
import { type ProjectDetails, projectDetails } from '../contract/survey-info.ts'
import { lastVisit } from '../contract/visit.ts'
import { type Workshop, workshop } from '../contract/workshop.ts'
import { callJson } from '../http/index.ts'

const timeoutMs = 20_000
const read = <Body>(url: string, schema: Parameters<typeof callJson<Body>>[0]['schema']) =>
  callJson({ method: 'GET', url, schema, timeoutMs })

export const whoAmI = () => read(routes.coordinatorSession, coordinatorSession)
/** @param code where the account asks for one */
export const signIn = (name: string, password: string, code?: string) =>
  callJson({
    method: 'POST',
    url: routes.coordinatorSession,
    body: { name, password, ...(code === undefined ? {} : { code }) },
    schema: coordinatorSession,
    timeoutMs,
  })
export const signOut = () =>
  callJson({ method: 'DELETE', url: routes.coordinatorSession, schema: z.unknown(), timeoutMs })

export const fetchVisit = () => read(routes.coordinatorVisit, lastVisit)
export const fetchDevices = () => read(routes.coordinatorDevices, deviceList)
/** The query that leaves out of all figures what was rejected at the desk. */
export const leavingOut = (isWithoutRejected: boolean): string => (isWithoutRejected ? '?rejected=without' : '')
export const fetchCounts = (isWithoutRejected = false) =>
  read(`${routes.coordinatorCounts}${leavingOut(isWithoutRejected)}`, coordinatorCounts)
export const fetchTranslations = () =>
  read(routes.coordinatorTranslations, z.object({ translations: z.array(translationReview) }))

export const fetchProject = () => read(routes.coordinatorProject, projectDetails)
export const saveProject = (body: ProjectDetails) =>
  callJson({ method: 'PUT', url: routes.coordinatorProject, body, schema: projectDetails, timeoutMs })

export const fetchWorkshops = () => read(routes.coordinatorWorkshops, z.object({ workshops: z.array(workshop) }))
export const createWorkshop = (body: Workshop) =>
  callJson({ method: 'POST', url: routes.coordinatorWorkshops, body, schema: workshop, timeoutMs })
export const saveWorkshop = (body: Workshop) =>
  callJson({
    method: 'PUT',
    url: address(routes.coordinatorWorkshop, { code: body.code }),
    body,
    schema: workshop,
    timeoutMs,
  })
export const deleteWorkshop = (code: string) =>
  callJson({ method: 'DELETE', url: address(routes.coordinatorWorkshop, { code }), schema: z.unknown(), timeoutMs })

/** @param query as an export takes it */
export const fetchExportOutline = (query: string) => read(`${routes.coordinatorExportCount}?${query}`, exportOutline)
