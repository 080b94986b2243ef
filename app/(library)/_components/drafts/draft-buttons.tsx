'use client'

import { Button } from '@/app/_ui/button'
import { Kbd } from '@/app/_ui/kbd'

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
  const key = (name: string) => (isTouch ? null : <Kbd>{name}</Kbd>)
  const size = isTouch ? 'min-h-12 min-w-0 px-1! text-small' : 'gap-1.5! px-2! text-small'
  return (
    <>
      {acts.onFix ? (
        <Button className={isTouch ? 'mb-2 min-h-12 w-full' : 'mt-3 gap-1.5! px-2.5! text-small'} onClick={acts.onFix}>
          {isFixed ? 'Undo the fix' : 'Apply the fix'} {key('F')}
        </Button>
      ) : null}
      <div className={isTouch ? 'grid grid-cols-4 gap-2' : 'mt-3 flex flex-wrap gap-1.5'}>
        <Button
          look={isBlocked ? 'plain' : 'primary'}
          className={size}
          aria-disabled={isBlocked}
          onClick={acts.onAccept}
        >
          Accept{' '}
          {isTouch ? null : (
            <span className={isBlocked ? '' : '[&_kbd]:border-paper/50 [&_kbd]:text-paper'}>{key('A')}</span>
          )}
        </Button>
        <Button look={isBlocked ? 'primary' : 'plain'} className={size} onClick={acts.onEdit}>
          Edit{' '}
          {isTouch ? null : (
            <span className={isBlocked ? '[&_kbd]:border-paper/50 [&_kbd]:text-paper' : ''}>{key('E')}</span>
          )}
        </Button>
        <Button className={size} onClick={acts.onSkip}>
          Skip {key('S')}
        </Button>
        <Button className={size} onClick={acts.onNever}>
          <span>
            Never<span className="sr-only"> this kind</span>
          </span>
          {key('N')}
        </Button>
      </div>
    </>
  )
}
