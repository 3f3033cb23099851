import * as z from 'zod/mini'
import { roles } from './access.ts'

/** `POST /api/v1/coordinator/session` */
export const signIn = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
})

/** `GET` and `POST /api/v1/coordinator/session`: who is signed in. The session itself is a cookie that no script reads. */
export const coordinatorSession = z.object({ name: z.string(), role: z.enum(roles) })
export type CoordinatorSession = z.infer<typeof coordinatorSession>
