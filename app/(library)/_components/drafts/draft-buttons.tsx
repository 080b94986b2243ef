'use client'

import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import type { KeyAct } from '@/lib/domain/keys/key-acts'

export type DraftActs = {
  readonly onAccept: () => void
  readonly onEdit: () => void
  readonly onSkip: () => void
  readonly onNever: () => void
  /** Null where no fix is known. */
  readonly onFix: (() => void) | null
}

type DraftButtonsProps = DraftActs & {
  /** It cannot be accepted as it stands. */
  readonly isBlocked: boolean
  readonly isFixed: boolean
  /** At the thumb: one row of targets of 48 px, without keys. */
  readonly isTouch?: boolean
}

/** What can be done with the draft at hand, with its keys. */
export function DraftButtons({ isBlocked, isFixed, isTouch = false, ...acts }: DraftButtonsProps) {
  const key = (act: KeyAct) => (isTouch ? null : <ActKey act={act} />)
  const size = isTouch ? 'min-h-12 min-w-0 px-1! text-small' : 'gap-1.5! px-2! text-small'
  return (
    <>
      {acts.onFix ? (
        <Button
          className={isTouch ? 'mb-2 min-h-12 w-full' : 'mt-3 gap-1.5! px-2.5! text-small'}
          aria-keyshortcuts={keyShortcuts('fix-draft')}
          onClick={acts.onFix}
        >
          {isFixed ? 'Undo the fix' : 'Apply the fix'} {key('fix-draft')}
        </Button>
      ) : null}
      <div className={isTouch ? 'grid grid-cols-4 gap-2' : 'mt-3 flex flex-wrap gap-1.5'}>
        <Button
          look={isBlocked ? 'plain' : 'primary'}
          className={size}
          aria-disabled={isBlocked}
          aria-keyshortcuts={keyShortcuts('accept-draft')}
          onClick={acts.onAccept}
        >
          Accept{' '}
          {isTouch ? null : (
            <span className={isBlocked ? '' : '[&_kbd]:border-paper/50 [&_kbd]:text-paper'}>{key('accept-draft')}</span>
          )}
        </Button>
        <Button
          look={isBlocked ? 'primary' : 'plain'}
          className={size}
          aria-keyshortcuts={keyShortcuts('edit-draft')}
          onClick={acts.onEdit}
        >
          Edit{' '}
          {isTouch ? null : (
            <span className={isBlocked ? '[&_kbd]:border-paper/50 [&_kbd]:text-paper' : ''}>{key('edit-draft')}</span>
          )}
        </Button>
        <Button className={size} aria-keyshortcuts={keyShortcuts('skip-draft')} onClick={acts.onSkip}>
          Skip {key('skip-draft')}
        </Button>
        <Button className={size} aria-keyshortcuts={keyShortcuts('never-draft')} onClick={acts.onNever}>
          <span>
            Never<span className="sr-only"> this kind</span>
          </span>
          {key('never-draft')}
        </Button>
      </div>
    </>
  )
}
