import type { MouseEvent, ReactNode } from 'react'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import { early } from './button'
import { FirstKey } from './kbd'

/** A button of the bar: under a thumb, and on a low window as low as a target may be. */
const ANSWER_BUTTON = 'min-h-16 px-1 py-2.5 low:min-h-12 low:py-1 hover:bg-rule/40 focus-visible:-outline-offset-4'
/** One of several side by side. */
export const ANSWER_CHOICE = `${ANSWER_BUTTON} border-rule border-l leading-[1.3] first:border-l-0 low:leading-[1.2]`
/** The small line of a choice; beside its name where the window is low and wide. */
export const ANSWER_NOTE = 'block text-label text-quiet low:sm:ml-2 low:sm:inline'

/**
 * Where an answer is shown and graded: at the thumb, above the safe area, and always in the window. On a window as low as
 * a desktop one at 400% it scrolls with the page and hides nothing.
 */
export function AnswerBar({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <div
      data-foot
      className="bottom-0 z-10 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)] [@media(min-height:18rem)]:sticky"
    >
      <div className="mx-auto max-w-[44rem] sm:border-rule sm:border-x low:sm:flex low:sm:items-stretch">
        {label ? (
          <p className="border-rule border-b px-4 py-1.5 text-center text-quiet text-small low:py-0.5 low:text-label low:sm:grid low:sm:w-48 low:sm:shrink-0 low:sm:place-items-center low:sm:border-r low:sm:border-b-0">
            {label}
          </p>
        ) : null}
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </div>
  )
}

type SingleAnswerBarProps = {
  /** The form that the button sends; it then does nothing else. */
  readonly formId?: string | null
  readonly onPress?: (event: MouseEvent) => void
  /** The keys that do the same; the first is shown where there is a keyboard. */
  readonly keys?: readonly string[]
  /** Another button, at the left. */
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** The bar with one button. */
export function SingleAnswerBar({ formId, onPress, keys = [], lead = null, children }: SingleAnswerBarProps) {
  return (
    <AnswerBar>
      <div className="flex">
        {lead}
        <button
          {...(formId ? { type: 'submit', form: formId } : { type: 'button', ...early(onPress) })}
          aria-keyshortcuts={ariaKeys(keys)}
          className={`${ANSWER_BUTTON} min-w-0 flex-1 font-medium`}
        >
          {children}
          <FirstKey keys={keys} />
        </button>
      </div>
    </AnswerBar>
  )
}
