import * as z from 'zod/mini'

/** A receiver as a person types it; what is too long for any courier's form is refused here. */
export const addressFields = {
  name: z.string().check(z.maxLength(50)),
  phone: z.string().check(z.maxLength(30)),
  province: z.string().check(z.maxLength(30)),
  city: z.string().check(z.maxLength(30)),
  district: z.string().check(z.maxLength(30)),
  detail: z.string().check(z.maxLength(200)),
}
