import * as z from 'zod/mini'

/** `POST /api/v1/coordinator/session` */
export const signInRequest = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
})

/** Who is signed in: the answer to signing in and to asking. */
export const coordinatorSession = z.object({ name: z.string() })
