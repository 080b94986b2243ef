import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { SYNC_DONE, SYNC_TROUBLE } from '@/lib/domain/folder-sync/sync-report'
import type { SyncSide } from '@/lib/domain/folder-sync/synced-text'
import { counted } from '@/lib/domain/format/words'
import { systemClock } from '@/lib/platform/clock'
import { listSyncedFolders } from '@/lib/services/folder-sync/list-folders'
import { type FolderSync, previewSync, type SyncOrder, syncNotes } from '@/lib/services/folder-sync/sync-folder'
import { unlistFolder } from '@/lib/services/folder-sync/unlist-folder'
import { keepFolderSynced } from '@/lib/services/folder-sync/watch-folder'
import { collected } from '../import/option-values'
import { syncWords } from '../sync/words'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = {
  readonly deck?: string
  readonly yes?: true
  readonly watch?: true
  readonly unlist?: true
  readonly takeNote?: readonly string[]
  readonly takeLibrary?: readonly string[]
  readonly retire?: readonly string[]
  readonly json?: true
}

const failedWith = (message: string): ExitCode => {
  complain(wrap(message))
  return 1
}

const isSomething = ({ items }: FolderSync): boolean => items.some(({ kind }) => SYNC_DONE.has(kind))

const codeOf = ({ items }: FolderSync): ExitCode => (items.some(({ kind }) => SYNC_TROUBLE.has(kind)) ? 1 : 0)

const ended = (sync: FolderSync, isWritten: boolean): string => {
  if (!isSomething(sync)) return isWritten ? 'Nothing else changed.' : 'There is nothing to sync.'
  if (!isWritten) return 'Nothing has been written yet. Add --yes to sync.'
  return sync.actionId === null ? 'Synced.' : 'Synced. To undo the library’s side: npm run aide -- undo'
}

const tell = (sync: FolderSync, isWritten: boolean, json: boolean): ExitCode => {
  if (json) sayJson({ ...sync, isWritten })
  else say(`${syncWords(sync)}\n\n${ended(sync, isWritten)}`)
  return codeOf(sync)
}

/** Syncs until it is stopped, and says what each sync did. */
const watch = (order: SyncOrder, json: boolean): Promise<ExitCode> =>
  withData(
    async (ctx) => {
      const stop = new AbortController()
      process.once('SIGINT', () => stop.abort())
      process.once('SIGTERM', () => stop.abort())
      let isFirst = true
      const failure = await keepFolderSynced(ctx, order, {
        clock: systemClock,
        signal: stop.signal,
        onSync: (sync) => {
          if (json) say(JSON.stringify({ ...sync, isWritten: true }))
          else if (isFirst || isSomething(sync)) say(`${syncWords(sync)}\n`)
          if (isFirst && !json) say('Watching for changes. Stop with Ctrl+C.')
          isFirst = false
        },
        onFailure: (message) => complain(wrap(message)),
      })
      return failure === null ? 0 : failedWith(failure)
    },
    { backUpFirst: true },
  )

/** Takes a folder off the list or, without `yes`, says what that means. */
const unlist = (folder: string, yes: boolean, json: boolean): Promise<ExitCode> =>
  withData(async (ctx) => {
    const path = await realpath(folder).catch(() => folder)
    const listed = (await listSyncedFolders(ctx)).find((one) => one.path === path)
    if (!listed) return failedWith(`${path} is not a folder that you sync.`)
    const cards = counted(listed.cards, 'card')
    if (yes) {
      const removed = await unlistFolder(ctx, path)
      if (!removed.ok) return failedWith(removed.message)
    }
    if (json) sayJson({ path, cards: listed.cards, isWritten: yes })
    else if (yes) say(wrap(`${path} is no longer synced. Its ${cards} stay in the library.`))
    else say(wrap(`${path} would no longer be synced. Its ${cards} would stay in the library. Add --yes to do it.`))
    return 0
  })

const sync = (folder: string, options: Options): Promise<ExitCode> => {
  const { deck, yes = false, takeNote = [], takeLibrary = [], retire = [], json = false } = options
  const twice = takeNote.find((id) => takeLibrary.includes(id))
  if (twice !== undefined) {
    complain(`Choose one side for ${twice}: --take-note or --take-library.`)
    return Promise.resolve(2)
  }
  const decisions = new Map<string, SyncSide>([
    ...takeNote.map((id) => [id, 'note'] as const),
    ...takeLibrary.map((id) => [id, 'library'] as const),
  ])
  const order = { path: folder, ...(deck === undefined ? {} : { deck }), decisions, retire: new Set(retire) }
  if (options.unlist) {
    if (options.watch || deck !== undefined || decisions.size + retire.length > 0) {
      complain('--unlist takes only --yes and --json.')
      return Promise.resolve(2)
    }
    return unlist(folder, yes, json)
  }
  if (options.watch) {
    if (yes && decisions.size + retire.length === 0) return watch(order, json)
    complain(
      yes ? 'Decide first, without --watch.' : '--watch writes whenever something changes. Add --yes to allow it.',
    )
    return Promise.resolve(2)
  }
  return withData(
    async (ctx) => {
      const synced = await (yes ? syncNotes : previewSync)(ctx, order)
      return synced.ok ? tell(synced.value, yes, json) : failedWith(synced.message)
    },
    { backUpFirst: yes },
  )
}

/** `aide sync`: a folder of Obsidian notes and the library, both ways. */
export const addSync = (program: Command, calledFrom: string): void => {
  program
    .command('sync')
    .description('sync a folder of Obsidian notes with the library, both ways')
    .argument('<folder>', 'the folder, such as an Obsidian vault')
    .option('--deck <name>', 'put new cards into this deck (default: by tags and folders)')
    .option('--yes', 'sync; without --yes you see what it would do')
    .option('--take-note <id>', 'use the text of the note for this card; repeatable', collected)
    .option('--take-library <id>', 'use the text of the library for this card; repeatable', collected)
    .option('--retire <id>', 'retire this card, which is gone from the folder; repeatable', collected)
    .option('--watch', 'sync now and whenever something changes, until Ctrl+C')
    .option('--unlist', 'stop syncing this folder; its cards stay. Without --yes you see what it would do')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      `
Cards are those of Obsidian Spaced Repetition (::, :::, ?, ??, ==gaps==). Each
gets an id at the end of its block, such as ^am-4k2m9q; nothing else is written
beside a card. A card that changed on one side changes on the other. If it
changed on both, both texts are listed with what they were at the last sync,
and nothing is written until you choose. Cards that are gone from the folder
stay in the library until you retire them.

Only Markdown files inside the folder are written; links are not followed.
Exit code 1 if something needs a decision or could not be synced.`,
    )
    .action(async (folder: string, options: Options) => {
      process.exitCode = await sync(resolve(calledFrom, folder), options)
    })
}
