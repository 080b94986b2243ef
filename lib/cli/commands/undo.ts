import type { Command } from 'commander'
import { insideSentence } from '@/lib/domain/actions/action-words'
import { redo, undo } from '@/lib/services/history/undo'
import { complain, say, sayJson } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = { readonly json?: true }

const DONE = { undo: 'Undone', redo: 'Redone' } as const

const reverse = (direction: 'undo' | 'redo', id: string | undefined, { json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const result = await (direction === 'undo' ? undo : redo)(ctx, { id: id ?? null })
    if (!result.ok) {
      complain(result.message)
      return 1
    }
    if (json) sayJson(result.value)
    else say(`${DONE[direction]}: ${insideSentence(result.value.words)}`)
    return 0
  })

const add = (program: Command, direction: 'undo' | 'redo', description: string): void => {
  program
    .command(direction)
    .description(description)
    .argument('[id]', 'an item that “aide history” lists; the last one if it is left out')
    .option('--json', `what was ${direction === 'undo' ? 'undone' : 'redone'} as JSON, for programs`)
    .action(async (id: string | undefined, options: Options) => {
      process.exitCode = await reverse(direction, id, options)
    })
}

/** `aide undo`: undoes what was done last, in the browser or here. */
export const addUndo = (program: Command): void =>
  add(program, 'undo', 'undo what you did last, or one item of the history')

/** `aide redo`: redoes what was undone last. */
export const addRedo = (program: Command): void =>
  add(program, 'redo', 'redo what you undid last, or one item of the history')
