import { z } from 'zod'
import type { FactId } from '../../domain/ids'

/** What the shapes of stored JSON are made of. */
export const texts = z.array(z.string()).readonly()
export const id = <T extends string>() => z.string() as unknown as z.ZodType<T> // edge: ids are plain strings
export const factIds = z.array(id<FactId>()).readonly()
export const finite = z.number()
export const day = z.int()
