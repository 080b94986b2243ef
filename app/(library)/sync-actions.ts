'use server'

import { homedir } from 'node:os'
import { isAbsolute } from 'node:path'
import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/_server/attempt'
import { beforeImport } from '@/app/_server/before-import'
import { isFromThisComputer } from '@/app/_server/from-this-computer'
import { requestContext } from '@/app/_server/request-context'
import { SYNC_SIDES, type SyncSide } from '@/lib/domain/folder-sync/synced-text'
import { type FolderSync, previewSync, type SyncOrder, syncNotes } from '@/lib/services/folder-sync/sync-folder'
import { unlistFolder } from '@/lib/services/folder-sync/unlist-folder'
import { setFolderWatched } from '@/lib/services/folder-sync/watch-choice'
import { failed, type Result } from '@/lib/services/result'
import { attemptForm, type Refused, refused, refusedBy } from './_server/attempt'

export type SyncState =
  | { readonly kind: 'blank' }
  | (Refused & { readonly kind: 'refused' })
  | { readonly kind: 'shown'; readonly sync: FolderSync; readonly isWritten: boolean }

const ELSEWHERE = 'Folders can be synced only in a browser on the computer that runs Aide-Mémoire.'

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The fields `take:ID` name a side, `retire:ID` a card that is to be retired. */
const choicesOf = (form: FormData): Pick<SyncOrder, 'decisions' | 'retire'> => {
  const decisions = new Map<string, SyncSide>()
  const retire = new Set<string>()
  for (const [name, value] of form) {
    const [what, id = ''] = name.split(':')
    const side = SYNC_SIDES.find((one) => one === value)
    if (what === 'take' && side) decisions.set(id, side)
    if (what === 'retire') retire.add(id)
  }
  return { decisions, retire }
}

/**
 * What a form asks for: `folder` syncs one of the list, `do` previews the folder that was typed, or syncs the one that is
 * shown with what was chosen.
 */
const orderOf = (form: FormData): SyncOrder & { readonly isWritten: boolean } => {
  const folder = textOf(form, 'folder')
  if (folder !== '') return { path: folder, isWritten: true }
  const deck = textOf(form, 'deck')
  if (form.get('do') === 'sync') {
    return { path: textOf(form, 'shown'), deck: textOf(form, 'shownDeck') || null, ...choicesOf(form), isWritten: true }
  }
  const path = textOf(form, 'path').replace(/^~(?=$|[\\/])/u, homedir())
  return { path, ...(deck === '' ? {} : { deck }), isWritten: false }
}

/** Shows what a sync of a folder would do, or does it. */
export async function syncFromForm(_: SyncState, form: FormData): Promise<SyncState> {
  if (!(await isFromThisComputer())) return { kind: 'refused', ...refused(ELSEWHERE) }
  const { isWritten, ...order } = orderOf(form)
  if (!isAbsolute(order.path)) {
    const message = 'Enter the full path of the folder, such as /home/ada/Notes.'
    return { kind: 'refused', ...refused(message, { path: message }) }
  }
  const result = await attemptForm(async () => {
    const ctx = await requestContext()
    if (isWritten) await beforeImport(ctx)
    const synced = await (isWritten ? syncNotes : previewSync)(ctx, order)
    return synced.ok ? { ok: true as const, sync: synced.value } : refusedBy(synced)
  })
  if (!result.ok) return { kind: 'refused', ...result }
  if (isWritten) revalidatePath('/library', 'layout')
  return { kind: 'shown', sync: result.sync, isWritten }
}

/** Switches on or off that the server syncs a folder by itself. */
export async function watchFolderAction(path: string, isWatched: boolean): Promise<Result<null>> {
  if (!(await isFromThisComputer())) return failed('forbidden', ELSEWHERE)
  const result = await attempt(async () => setFolderWatched(await requestContext(), path, isWatched))
  if (result.ok) revalidatePath('/library/sync')
  return result
}

/** Takes a folder off the list; its cards stay. */
export async function unlistFolderAction(path: string): Promise<Result<null>> {
  if (!(await isFromThisComputer())) return failed('forbidden', ELSEWHERE)
  const result = await attempt(async () => unlistFolder(await requestContext(), path))
  if (result.ok) revalidatePath('/library/sync')
  return result
}
