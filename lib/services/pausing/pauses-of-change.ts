import { z } from 'zod'
import type { Columns } from '../../domain/actions/action'
import type { StudyPause } from '../../domain/pausing/pause'

/** Where pauses stand in a change of settings. */
export const PAUSES = 'preferences.pauses'

const pausesSchema = z.array(z.object({ from: z.int(), to: z.int() })).catch([])

/** The pauses that one side of a change of settings holds; none where it is about something else. */
export const pausesIn = (values: Columns): readonly StudyPause[] => pausesSchema.parse(values[PAUSES])

/** Pauses as a change of settings holds them. */
export const asValues = (pauses: readonly StudyPause[]): Columns => ({
  [PAUSES]: pauses.map(({ from, to }) => ({ from, to })),
})
