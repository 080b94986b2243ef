import type { DateStyle } from '../../domain/format/date-style'
import type { Context } from '../context'
import { preferencesOf } from './preferences-of'

/** How dates are written for the actor. */
export const dateStyleOf = async (ctx: Pick<Context, 'engine' | 'actor'>): Promise<DateStyle> =>
  (await preferencesOf(ctx)).dates
