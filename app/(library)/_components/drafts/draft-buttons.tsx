'use client'

import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import type { KeyAct } from '@/lib/domain/keys/key-acts'

export type DraftActs = {
  readonly onAccept: () => void
  readonly onEdit: () => void
  /** Null where the draft is no mark of the text. */
  readonly onQuestion: (() => void) | null
  readonly onSkip: () => void
  readonly onNever: () => void
  /** Null where no fix is known. */
  readonly onFix: (() => void) | null
}

type DraftButtonsProps = DraftActs & {
  /** It cannot be accepted as it stands. */
  readonly isBlocked: boolean
  /** Its question waits to be written: nothing else can be done with it, but to pass it over. */
  readonly isUnwritten: boolean
  readonly isFixed: boolean
  /** At the thumb: one row of targets of 48 px, without keys. */
  readonly isTouch?: boolean
}

const sizeOf = (isTouch: boolean): string =>
  isTouch ? 'min-h-12 min-w-12 flex-auto px-1! text-small' : 'gap-1.5! px-2! text-small'

type ActButtonProps = {
  readonly act: KeyAct
  readonly children: string
  /** What is most likely wanted. */
  readonly isFirst: boolean
  readonly isTouch: boolean
  readonly isOff?: boolean
  readonly onAct: () => void
}

function ActButton({ act, children, isFirst, isTouch, isOff = false, onAct }: ActButtonProps) {
  return (
    <Button
      look={isFirst ? 'primary' : 'plain'}
      className={sizeOf(isTouch)}
      aria-disabled={isOff}
      aria-keyshortcuts={keyShortcuts(act)}
      onClick={onAct}
    >
      {children}{' '}
      {isTouch ? null : (
        <span className={isFirst ? '[&_kbd]:border-paper/50 [&_kbd]:text-paper' : ''}>
          <ActKey act={act} />
        </span>
      )}
    </Button>
  )
}

/** What can be done with the draft at hand, with its keys. */
export function DraftButtons({ isBlocked, isUnwritten, isFixed, isTouch = false, ...acts }: DraftButtonsProps) {
  const key = (act: KeyAct) => (isTouch ? null : <ActKey act={act} />)
  const size = sizeOf(isTouch)
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
      <div className={isTouch ? 'flex gap-2' : 'mt-3 flex flex-wrap gap-1.5'}>
        {isUnwritten ? null : (
          <>
            <ActButton
              act="accept-draft"
              isFirst={!isBlocked}
              isTouch={isTouch}
              isOff={isBlocked}
              onAct={acts.onAccept}
            >
              Accept
            </ActButton>
            <ActButton act="edit-draft" isFirst={isBlocked} isTouch={isTouch} onAct={acts.onEdit}>
              Edit
            </ActButton>
          </>
        )}
        {acts.onQuestion ? (
          <ActButton act="make-question" isFirst={isUnwritten} isTouch={isTouch} onAct={acts.onQuestion}>
            {isUnwritten ? 'Write question' : 'Question'}
          </ActButton>
        ) : null}
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
