import { z } from 'zod'

export const CRIB_SIZES = ['small', 'medium', 'large'] as const
export type CribSize = (typeof CRIB_SIZES)[number]

/** How a crib is wanted, from its address; what is not understood takes the default. */
export const cribOptionsSchema = z.object({
  size: z.enum(CRIB_SIZES).catch('medium'),
  /** How many facts it has at most, beside the must-knows; null for all. */
  first: z.coerce.number().int().positive().nullable().catch(null),
})
