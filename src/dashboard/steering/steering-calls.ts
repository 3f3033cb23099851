import * as z from 'zod/mini'
import { address, routes } from '../../contract/routes.ts'
import { skippedQuestions, steeringTarget, type TargetKind, targetList } from '../../contract/steering.ts'
import { callJson } from '../../http/index.ts'

const timeoutMs = 20_000

export const fetchTargets = () =>
  callJson({ method: 'GET', url: routes.coordinatorTargets, schema: targetList, timeoutMs })
export const fetchSkipped = () =>
  callJson({ method: 'GET', url: routes.coordinatorSkipped, schema: skippedQuestions, timeoutMs })
export const saveTarget = (kind: TargetKind, key: string, goal: number) =>
  callJson({
    method: 'PUT',
    url: address(routes.coordinatorTarget, { kind, key }),
    body: { goal },
    schema: steeringTarget,
    timeoutMs,
  })
export const deleteTarget = (kind: TargetKind, key: string) =>
  callJson({ method: 'DELETE', url: address(routes.coordinatorTarget, { kind, key }), schema: z.unknown(), timeoutMs })
