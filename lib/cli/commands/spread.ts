import type { Command } from 'commander'
import { type SpreadOptions, spreadOut, withSpreadOptions } from '../pausing/spread-out'
import { withData } from '../with-data'

/** `aide spread`: spreads overdue reviews over days. */
export const addSpread = (program: Command): void => {
  withSpreadOptions(
    program.command('spread').description('spread overdue reviews over days, or show what that would cost'),
  ).action(async (options: SpreadOptions) => {
    process.exitCode = await withData((ctx) => spreadOut(ctx, {}, options))
  })
}
