import { and, gt, isNotNull } from 'drizzle-orm'
import type { Store } from '../../engine/engine'

/** The condition that a card was answered since it was last new, as `isStudied` says of a memory. */
export const wasStudied = ({ memories: m }: Store['t']) => and(isNotNull(m.stability), gt(m.reps, 0))
