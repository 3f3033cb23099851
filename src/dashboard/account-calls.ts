import * as z from 'zod/mini'
import type { Role } from '../contract/access.ts'
import {
  linkPurpose,
  newLink,
  ownAccount,
  peopleList,
  personChange,
  recoveryCodes,
  secondFactorProposal,
} from '../contract/account.ts'
import { auditPage } from '../contract/audit.ts'
import { address, routes } from '../contract/routes.ts'
import { callJson } from '../http/index.ts'

const timeoutMs = 20_000
const nothing = z.unknown()
const read = <Body>(url: string, schema: Parameters<typeof callJson<Body>>[0]['schema']) =>
  callJson({ method: 'GET', url, schema, timeoutMs })
const remove = (url: string) => callJson({ method: 'DELETE', url, schema: nothing, timeoutMs })

export const readLink = (token: string) =>
  callJson({ method: 'POST', url: routes.coordinatorLink, body: { token }, schema: linkPurpose, timeoutMs })
/** @param name where the link leaves it to be chosen */
export const useLink = (token: string, password: string, name?: string) =>
  callJson({
    method: 'PUT',
    url: routes.coordinatorLink,
    body: { token, password, ...(name === undefined ? {} : { name }) },
    schema: linkPurpose,
    timeoutMs,
  })

export const fetchAccount = () => read(routes.coordinatorAccount, ownAccount)
export const changePassword = (current: string, password: string) =>
  callJson({ method: 'PUT', url: routes.coordinatorPassword, body: { current, password }, schema: nothing, timeoutMs })
export const proposeSecondFactor = () =>
  callJson({ method: 'POST', url: routes.coordinatorSecondFactor, schema: secondFactorProposal, timeoutMs })
export const startSecondFactor = (body: { secret: string; code: string; current: string }) =>
  callJson({ method: 'PUT', url: routes.coordinatorSecondFactor, body, schema: recoveryCodes, timeoutMs })
export const endSecondFactor = (current: string) =>
  callJson({ method: 'POST', url: routes.coordinatorSecondFactorEnd, body: { current }, schema: nothing, timeoutMs })
export const endOtherSessions = () => remove(routes.coordinatorOwnSessions)
export const endOwnSession = (id: string) => remove(address(routes.coordinatorOwnSession, { id }))

export const fetchPeople = () => read(routes.coordinatorPeople, peopleList)
export const invite = (body: { name: string; role: Role }) =>
  callJson({ method: 'POST', url: routes.coordinatorPeople, body, schema: newLink, timeoutMs })
export const changePerson = (name: string, body: { role: Role; isDisabled: boolean }) =>
  callJson({ method: 'PUT', url: address(routes.coordinatorPerson, { name }), body, schema: personChange, timeoutMs })
export const removePerson = (name: string) => remove(address(routes.coordinatorPerson, { name }))
export const resetPerson = (name: string) =>
  callJson({ method: 'POST', url: address(routes.coordinatorPersonReset, { name }), schema: newLink, timeoutMs })
export const endPersonSessions = (name: string) => remove(address(routes.coordinatorPersonSessions, { name }))
export const takeBackLink = (id: string) => remove(address(routes.coordinatorInvitation, { id }))

export const fetchAudit = (url: string = routes.coordinatorAudit) => read(url, auditPage)
