import { coordinatorCounts } from '../contract/counts.ts'
import { deviceList } from '../contract/device.ts'
import { translationList } from '../contract/review.ts'
import { projectDetails } from '../contract/survey-info.ts'
import { lastVisit } from '../contract/visit.ts'
import { workshop, workshopList } from '../contract/workshop.ts'
import type { Operation } from './openapi.ts'
import { body, session, write } from './openapi-common.ts'

export const deskSchemas = {
  DeviceList: deviceList,
  CoordinatorCounts: coordinatorCounts,
  LastVisit: lastVisit,
  ProjectDetails: projectDetails,
  TranslationList: translationList,
  Workshop: workshop,
  WorkshopList: workshopList,
}

const leavingOut = {
  rejected:
    '"without" leaves out what was rejected at the desk; organisations, conflicts, flags and withdrawals are told of all',
}

/** What the coordinator's rooms show and set. */
export const deskOperations: readonly Operation[] = [
  {
    route: 'coordinatorCounts',
    method: 'get',
    summary: 'All counts of one survey',
    query: leavingOut,
    reply: 'CoordinatorCounts',
    problems: [...session, 'unknown_survey'],
  },
  {
    route: 'coordinatorLive',
    method: 'get',
    summary: 'Server-sent events: `progress` and `counts` as they change, `beat` every ten seconds',
    query: leavingOut,
    problems: [...session, 'unknown_survey'],
  },
  {
    route: 'coordinatorVisit',
    method: 'get',
    summary: 'What the counts were when the coordinator was here before',
    reply: 'LastVisit',
    problems: session,
  },
  {
    route: 'coordinatorProject',
    method: 'get',
    summary: 'Contact, ethics reference, privacy address, withdrawal deadline',
    reply: 'ProjectDetails',
    problems: session,
  },
  {
    route: 'coordinatorProject',
    method: 'put',
    summary: 'Set the details of the project',
    body: 'ProjectDetails',
    reply: 'ProjectDetails',
    problems: [...body, ...write],
  },
  {
    route: 'coordinatorDevices',
    method: 'get',
    summary: 'What waits on the facilitators’ devices, as they last said',
    reply: 'DeviceList',
    problems: session,
  },
  {
    route: 'coordinatorTranslations',
    method: 'get',
    summary: 'Who has read the words of each language',
    reply: 'TranslationList',
    problems: session,
  },
  { route: 'coordinatorWorkshops', method: 'get', summary: 'All workshops', reply: 'WorkshopList', problems: session },
  {
    route: 'coordinatorWorkshops',
    method: 'post',
    summary: 'Create a workshop',
    body: 'Workshop',
    status: 201,
    reply: 'Workshop',
    problems: [...body, ...write, 'workshop_exists'],
  },
  {
    route: 'coordinatorWorkshop',
    method: 'put',
    summary: 'Change a workshop; its code stays',
    body: 'Workshop',
    reply: 'Workshop',
    problems: [...body, ...write, 'unknown_workshop'],
  },
  {
    route: 'coordinatorWorkshop',
    method: 'delete',
    summary: 'Delete a workshop that no submission names',
    status: 204,
    problems: [...write, 'unknown_workshop', 'workshop_in_use'],
  },
]
