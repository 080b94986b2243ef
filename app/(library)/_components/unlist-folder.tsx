import { useState } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { Button } from '@/app/_ui/button'
import { unlistFolderAction } from '../sync-actions'

/** Takes a folder off the list of synced folders, once it was asked whether that is meant. */
export function UnlistFolder({ path }: { readonly path: string }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button look="quiet" aria-label={`Remove from list: ${path}`} onClick={() => setAsking(true)}>
        Remove from list
      </Button>
    )
  return (
    <fieldset aria-label={`Remove ${path} from the list?`} className="basis-full">
      <p className="max-w-[36rem]">
        Stop syncing this folder? Its cards stay in the library, and its notes stay as they are. If you sync it again,
        the same cards are recognised.
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <ActButton act={() => unlistFolderAction(path)} doing="Removing …">
          Remove
        </ActButton>
        <Button autoFocus onClick={() => setAsking(false)}>
          Keep
        </Button>
      </div>
    </fieldset>
  )
}
