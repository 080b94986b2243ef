'use client'

import { type ReactNode, Suspense } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import { type SyncState, syncFromForm } from '../sync-actions'
import { UnlistFolder } from './unlist-folder'
import { WatchSwitch } from './watch-switch'

const SyncResult = whenLoaded(() => import('./sync-result').then((part) => part.SyncResult), { tell: true })

type FolderRow = {
  readonly path: string
  readonly cards: number
  readonly isWatched: boolean
  /** When it was last synced, in words. */
  readonly lastSync: string | null
  /** What waits for a decision, once that is known. */
  readonly unsettled: ReactNode
}

const BLANK: SyncState = { kind: 'blank' }
const unsent = (message: string): SyncState => ({ kind: 'refused', ok: false, message, fields: {} })

/** The folders that are synced, a form for another one, and what the last sync came to. */
export function SyncScreen({ folders }: { readonly folders: readonly FolderRow[] }) {
  const { state, isPending, form } = useFormAction(syncFromForm, BLANK, unsent)
  const error = state.kind === 'refused' ? state.fields.path : undefined
  // What a sync came to goes with its folder: nothing of it can be chosen once that was taken off the list.
  const isShown = state.kind === 'shown' && (!state.isWritten || folders.some(({ path }) => path === state.sync.path))
  return (
    <form {...form} className="grid gap-8">
      {folders.length > 0 ? (
        <ul aria-label="Synced folders">
          {folders.map(({ path, cards, isWatched, lastSync, unsettled }) => (
            <li
              key={path}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3 last:border-0"
            >
              <div className="min-w-0 flex-1 basis-72">
                <p className="wrap-anywhere font-medium">{path}</p>
                <p className="figures text-label text-quiet">
                  {counted(cards, 'card')}
                  {lastSync === null ? '' : `, synced ${lastSync}`}
                </p>
                {unsettled}
                <WatchSwitch path={path} isWatched={isWatched} />
              </div>
              <Button
                type="submit"
                name="folder"
                value={path}
                disabled={isPending}
                aria-label={isPending ? undefined : `Sync now: ${path}`}
              >
                {isPending ? 'Syncing' : 'Sync now'}
              </Button>
              <UnlistFolder path={path} />
            </li>
          ))}
        </ul>
      ) : null}
      {state.kind === 'refused' && error === undefined ? (
        <ErrorNote title="This folder can’t be synced now.">{state.message}</ErrorNote>
      ) : null}
      {isShown ? (
        <Suspense>
          <SyncResult
            key={JSON.stringify(state.sync)}
            sync={state.sync}
            isWritten={state.isWritten}
            isUnchosen={state.isUnchosen === true}
            isPending={isPending}
          />
        </Suspense>
      ) : null}
      <fieldset className="grid gap-4">
        <legend className="mb-4 font-medium">{folders.length > 0 ? 'Sync another folder' : 'Sync a folder'}</legend>
        <FieldGrid>
          <TextField
            name="path"
            label="Folder"
            hint="The full path on this computer, such as /home/ada/Notes."
            error={error}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField name="deck" label="Deck for new cards" hint="Leave blank to use tags and folders." />
        </FieldGrid>
        <div>
          <Button type="submit" name="do" value="preview" look="primary" disabled={isPending}>
            {isPending ? 'Reading the notes' : 'Preview'}
          </Button>
        </div>
      </fieldset>
    </form>
  )
}
